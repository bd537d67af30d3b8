/* Adds up scorecards with the engine's own arithmetic, for exactness.py to check. Each line of
 * standard input is one job, and each gives one line of standard output:
 *   t PLACES MODE EACH WEIGHT RATING [WEIGHT RATING]...  the rounded total, and how the exact total
 *     compares with that of the job before (<, = or >); MODE u, e or t; EACH 1 rounds each
 *     criterion's points before they are added; RATING is NUMERATOR/DENOMINATOR
 *   + A B, - A B, * A B, / A B, % A B, c A B, l A  a decimal operation, or ! when it has no result */
#define _POSIX_C_SOURCE 200809L /* strtok_r */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ratio.h"

enum { LINE = 4096, KEEP = 512 };

static struct bg_dec dec(const char *text)
{
    struct bg_dec out = {0};
    if (text == NULL || !bg_dec_parse(text, strlen(text), &out)) {
        fprintf(stderr, "scorecard: not a number: %s\n", text == NULL ? "" : text);
        exit(2);
    }
    return out;
}

static const struct bg_ratio *rating(struct bg_arena *arena, char *text)
{
    char *bar = text == NULL ? NULL : strchr(text, '/');
    if (bar == NULL)
        return bg_ratio_dec(arena, dec(text));
    *bar = '\0';
    return bg_ratio_div(arena, bg_ratio_dec(arena, dec(text)), bg_ratio_dec(arena, dec(bar + 1)));
}

static enum bg_rounding mode_of(const char *text)
{
    return *text == 'u' ? BG_HALF_UP : *text == 'e' ? BG_HALF_EVEN : BG_TRUNCATE;
}

static struct bg_dec rounded(const struct bg_ratio *value, int places, enum bg_rounding mode)
{
    struct bg_dec out = {0};
    if (!bg_ratio_round(value, places, mode, &out)) {
        fprintf(stderr, "scorecard: a total does not fit\n");
        exit(2);
    }
    return out;
}

/* The exact total, after the rounding of each criterion where that is asked for. */
static const struct bg_ratio *total(struct bg_arena *arena, char **rest)
{
    int places = atoi(strtok_r(NULL, " \n", rest));
    enum bg_rounding mode = mode_of(strtok_r(NULL, " \n", rest));
    bool each = *strtok_r(NULL, " \n", rest) == '1';
    const struct bg_ratio *sum = bg_ratio_int(arena, 0);
    char text[BG_DEC_TEXT];
    for (char *w = strtok_r(NULL, " \n", rest); w != NULL; w = strtok_r(NULL, " \n", rest)) {
        const struct bg_ratio *points = bg_ratio_mul(arena, bg_ratio_dec(arena, dec(w)),
                                                     rating(arena, strtok_r(NULL, " \n", rest)));
        if (each)
            points = bg_ratio_dec(arena, rounded(points, places, mode));
        sum = bg_ratio_add(arena, sum, points);
    }
    fputs(bg_dec_fixed(rounded(sum, places, mode), places, text), stdout);
    return sum;
}

static void operation(char op, char **rest)
{
    struct bg_dec a = dec(strtok_r(NULL, " \n", rest));
    struct bg_dec b = op == 'l' ? bg_dec_int(0) : dec(strtok_r(NULL, " \n", rest));
    struct bg_dec out = {0};
    char text[BG_DEC_TEXT] = "!";
    bool made = false;
    if (op == '+')
        made = bg_dec_add(a, b, &out);
    else if (op == '-')
        made = bg_dec_sub(a, b, &out);
    else if (op == '*')
        made = bg_dec_mul(a, b, &out);
    else if (op == '/')
        made = bg_dec_div(a, b, &out);
    else if (op == '%')
        made = bg_dec_rem(a, b, &out);
    else if (op == 'l')
        made = bg_dec_ln(a, &out);
    if (op == 'c') {
        out = bg_dec_int(bg_dec_cmp(a, b));
        made = true;
    }
    if (made)
        bg_dec_text(out, text);
    puts(text);
}

int main(void)
{
    /* Two arenas by turns, as each total is compared with the one before. */
    struct bg_arena *arenas[2] = {bg_arena_new(0), bg_arena_new(0)};
    const struct bg_ratio *before = NULL;
    static char line[LINE];
    size_t jobs = 0;
    while (arenas[0] != NULL && arenas[1] != NULL && fgets(line, sizeof line, stdin) != NULL) {
        char *rest = NULL;
        const char *kind = strtok_r(line, " \n", &rest);
        struct bg_arena *arena = arenas[jobs / KEEP % 2];
        if (jobs % KEEP == 0)
            bg_arena_reset(arena);
        jobs++;
        if (kind == NULL || *kind != 't') {
            operation(kind == NULL ? '?' : *kind, &rest);
            continue;
        }
        const struct bg_ratio *sum = total(arena, &rest);
        int c = before == NULL ? 0 : bg_ratio_cmp(sum, before);
        printf(" %c\n", c < 0 ? '<' : c > 0 ? '>' : '=');
        before = sum;
    }
    bg_arena_free(arenas[0]);
    bg_arena_free(arenas[1]);
    return 0;
}
