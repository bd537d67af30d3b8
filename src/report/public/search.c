/* Searching what was written for what is withheld. Nothing of it should be there, since everything is made
 * from a view; but people repeat in a reason, and vendors in an answer, what was to be withheld. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "report/public/public.h"

enum { SHORTEST_TEXT = 4, SENTENCE = 25, SENTENCE_WORDS = 5, DIGITS = 3, PLAIN_DIGITS = 5 };

struct secret_text {
    const char *text; /* lower case, one space between words; a single word as it is written */
    size_t n;
    bool word;
    const struct bg_withheld *of;
};
struct secret_number {
    struct bg_dec number;
    const struct bg_withheld *of;
    bool published; /* the same number is shown elsewhere, or is in the ruleset */
};
struct bg_search {
    struct bg_arena *arena;
    struct secret_text *texts;
    size_t texts_n, texts_room;
    struct secret_number *numbers; /* sorted */
    size_t numbers_n, numbers_room;
};

static bool search_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool search_is_word(char c)
{
    return search_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

/* -- texts in one form --------------------------------------------------------------------------------- */

static const char *entity(const char *p, const char *end, char *out)
{
    static const struct {
        const char *name;
        char is;
    } known[] = {{"&amp;", '&'},   {"&lt;", '<'},   {"&gt;", '>'}, {"&quot;", '"'},
                 {"&apos;", '\''}, {"&#39;", '\''}, {"&#34;", '"'}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t n = strlen(known[i].name);
        if ((size_t)(end - p) >= n && memcmp(p, known[i].name, n) == 0) {
            *out = known[i].is;
            return p + n;
        }
    }
    return NULL;
}

/* \n, \t and the like of JSON are spaces; \" \\ \/ what they stand for. */
static const char *search_escape(const char *p, const char *end, char *out)
{
    if (end - p < 2 || *p != '\\' || strchr("\"\\/nrtbf", p[1]) == NULL)
        return NULL;
    *out = strchr("\"\\/", p[1]) != NULL ? p[1] : ' ';
    return p + 2;
}

static void search_put_plain(struct bg_buf *out, char c, bool as_written)
{
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        if (out->size > 0 && out->data[out->size - 1] != ' ')
            bg_buf_putc(out, ' ');
        return;
    }
    bg_buf_putc(out, !as_written && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
}

static const char *search_plain(struct bg_arena *arena, const char *bytes, size_t n,
                                bool as_written, size_t *out_n)
{
    struct bg_buf out;
    const char *end = bytes + n, *next;
    bg_buf_init(&out, arena);
    for (const char *p = bytes; p < end;) {
        char c = *p;
        bool space = end - p >= 2 && p[0] == '\xC2' && p[1] == '\xA0';
        next = c == '&' ? entity(p, end, &c) : search_escape(p, end, &c);
        search_put_plain(&out, space ? ' ' : c, as_written);
        p = next != NULL ? next : p + (space ? 2 : 1);
    }
    *out_n = out.size;
    return bg_buf_text(&out);
}

/* What says nothing by itself. */
static bool is_nothing(struct bg_arena *arena, const char *written, size_t n)
{
    static const char *const words[] = {"none",      "not applicable", "nothing",  "unknown",
                                        "see above", "see attached",   "attached", "as above"};
    size_t lower_n;
    const char *lower = search_plain(arena, written, n, false, &lower_n);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], lower) == 0)
            return true;
    return false;
}

static void search_keep_text(struct bg_search *s, const char *text, size_t n,
                             const struct bg_withheld *of)
{
    while (n > 0 && strchr(" .;:,!?", text[n - 1]) != NULL)
        n--;
    while (n > 0 && *text == ' ') {
        text++;
        n--;
    }
    if (n < SHORTEST_TEXT || is_nothing(s->arena, text, n))
        return;
    if (s->texts_n == s->texts_room) {
        size_t room = s->texts_room ? 2 * s->texts_room : 64;
        struct secret_text *grown = BG_ARRAY(s->arena, room, struct secret_text);
        if (s->texts_n)
            memcpy(grown, s->texts, s->texts_n * sizeof *grown);
        s->texts = grown;
        s->texts_room = room;
    }
    s->texts[s->texts_n++] = (struct secret_text){text, n, memchr(text, ' ', n) == NULL, of};
}

static size_t words_in(const char *text, size_t n)
{
    size_t words = n > 0;
    for (size_t i = 0; i < n; i++)
        words += text[i] == ' ';
    return words;
}

/* The whole, and each sentence that is long enough to be nobody else's. */
static void search_keep_texts(struct bg_search *s, const struct bg_withheld *of)
{
    size_t n, from = 0;
    const char *given = of->value.as.text.bytes;
    const char *written = search_plain(s->arena, given, of->value.as.text.n, true, &n);
    const char *text = search_plain(s->arena, given, of->value.as.text.n, false, &n);
    search_keep_text(s, words_in(text, n) > 1 ? text : written, n, of);
    for (size_t i = 0; i < n; i++) {
        bool ends = strchr(".;!?", text[i]) != NULL && (i + 1 == n || text[i + 1] == ' ');
        if (!ends && i + 1 < n)
            continue;
        size_t length = i + 1 - from;
        if (length >= SENTENCE && length < n && words_in(text + from, length) >= SENTENCE_WORDS)
            search_keep_text(s, text + from, length, of);
        from = i + 1;
    }
}

struct searched { /* a text in both forms; they are equally long */
    const char *lower, *written;
    size_t n;
};

static struct searched searched(struct bg_arena *arena, const char *bytes, size_t n)
{
    struct searched out;
    out.lower = search_plain(arena, bytes, n, false, &out.n);
    out.written = search_plain(arena, bytes, n, true, &out.n);
    return out;
}

/* The first place of the word in the text, else NULL. */
static const char *search_place_of(const char *text, const char *end,
                                   const struct secret_text *word)
{
    const char *at = text;
    while (word->n > 0 && (size_t)(end - at) >= word->n) {
        at = memchr(at, word->text[0], (size_t)(end - at) - word->n + 1);
        if (at == NULL || memcmp(at, word->text, word->n) == 0)
            return at;
        at++;
    }
    return NULL;
}

static bool search_stands_in(const struct secret_text *t, const char *text, size_t n)
{
    const char *at = text, *end = text + n;
    while ((at = search_place_of(at, end, t)) != NULL) {
        bool before = at == text || !search_is_word(at[-1]) || !search_is_word(t->text[0]);
        bool after =
            at + t->n == end || !search_is_word(at[t->n]) || !search_is_word(t->text[t->n - 1]);
        if (before && after)
            return true;
        at++;
    }
    return false;
}

/* A single word is the same only as it is written: "Weber" is a name, and a weber is not. */
static const struct bg_withheld *search_text_in(const struct bg_search *s,
                                                const struct searched *in)
{
    for (size_t i = 0; i < s->texts_n; i++)
        if (search_stands_in(&s->texts[i], s->texts[i].word ? in->written : in->lower, in->n))
            return s->texts[i].of;
    return NULL;
}

/* Single words of the published ruleset are nobody's. */
static void drop_published_words(struct bg_search *s, const struct bg_source *rules)
{
    size_t kept = 0, lower_n;
    struct searched in = searched(s->arena, rules->text, rules->size);
    for (size_t i = 0; i < s->texts_n; i++) {
        struct secret_text lower = s->texts[i];
        lower.text = search_plain(s->arena, lower.text, lower.n, false, &lower_n);
        if (!lower.word || !search_stands_in(&lower, in.lower, in.n))
            s->texts[kept++] = s->texts[i];
    }
    s->texts_n = kept;
}

/* -- numbers ------------------------------------------------------------------------------------------ */

/* A number with so few digits is everywhere. */
static bool search_tells(struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    size_t digits = 0, zeros = 0;
    for (const char *p = bg_dec_text(number, text); *p; p++) {
        if (!search_is_digit(*p) || (digits == 0 && *p == '0'))
            continue;
        digits++;
        zeros = *p == '0' ? zeros + 1 : 0;
    }
    bool large =
        bg_dec_cmp(number, bg_dec_int(1000)) >= 0 || bg_dec_cmp(number, bg_dec_int(-1000)) <= 0;
    return digits - zeros >= DIGITS || large;
}

static void keep_number(struct bg_search *s, struct bg_dec number, const struct bg_withheld *of)
{
    if (!search_tells(number))
        return;
    if (s->numbers_n == s->numbers_room) {
        size_t room = s->numbers_room ? 2 * s->numbers_room : 64;
        struct secret_number *grown = BG_ARRAY(s->arena, room, struct secret_number);
        if (s->numbers_n)
            memcpy(grown, s->numbers, s->numbers_n * sizeof *grown);
        s->numbers = grown;
        s->numbers_room = room;
    }
    if (bg_dec_sign(number) < 0)
        number = bg_dec_neg(number);
    s->numbers[s->numbers_n++] = (struct secret_number){number, of, false};
}

/* As it is, to the cent, in whole units, in cents, as a share in percent. */
static void keep_numbers(struct bg_search *s, const struct bg_withheld *of)
{
    struct bg_dec number = of->value.as.number, hundred;
    struct bg_dec cents = bg_dec_round(number, 2, BG_HALF_UP);
    struct bg_dec whole = bg_dec_round(number, 0, BG_HALF_UP);
    keep_number(s, number, of);
    if (bg_dec_cmp(cents, number) != 0)
        keep_number(s, cents, of);
    if (bg_dec_cmp(whole, cents) != 0 && bg_dec_cmp(whole, bg_dec_int(10000)) >= 0)
        keep_number(s, whole, of);
    if (!bg_dec_is_int(number) && bg_dec_mul(number, bg_dec_int(100), &hundred) &&
        (bg_dec_cmp(number, bg_dec_int(1)) < 0 || bg_dec_cmp(hundred, bg_dec_int(10000)) >= 0))
        keep_number(s, hundred, of);
}

static void keep_date(struct bg_search *s, const struct bg_withheld *of)
{
    char text[BG_DATE_TEXT];
    int year, month, day;
    bg_date_split(of->value.as.days, &year, &month, &day);
    bg_date_text(of->value.as.days, text);
    const char *const forms[] = {bg_arena_printf(s->arena, "%s", text),
                                 bg_arena_printf(s->arena, "%02d.%02d.%04d", day, month, year),
                                 bg_arena_printf(s->arena, "%02d/%02d/%04d", month, day, year),
                                 bg_arena_printf(s->arena, "%02d/%02d/%04d", day, month, year)};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        search_keep_text(s, forms[i], strlen(forms[i]), of);
}

static int search_by_number(const void *a, const void *b)
{
    const struct secret_number *x = a, *y = b;
    int order = bg_dec_cmp(x->number, y->number);
    return order ? order : (x->of > y->of) - (x->of < y->of);
}

static struct secret_number *search_find(const struct bg_search *s, struct bg_dec number)
{
    size_t low = 0, high = s->numbers_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = bg_dec_cmp(s->numbers[middle].number, number);
        if (order == 0)
            return &s->numbers[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* -- readings of digits -------------------------------------------------------------------------------- */

/* What may be between two digits of one number: how many bytes; 0: nothing of the kind. */
static size_t separator(const char *p, const char *end, bool spaces)
{
    if (p >= end)
        return 0;
    if (*p == '.' || *p == ',' || *p == '\'')
        return 1;
    if (!spaces)
        return 0;
    if (*p == ' ')
        return 1;
    if (end - p >= 2 && p[0] == '\xC2' && p[1] == '\xA0')
        return 2;
    bool narrow = end - p >= 3 && p[0] == '\xE2' && p[1] == '\x80' &&
                  (p[2] == '\xAF' || p[2] == '\x99' || p[2] == '\x89');
    return narrow ? 3 : 0;
}

static const char *search_end_of(const char *p, const char *end, bool spaces)
{
    for (;;) {
        while (p < end && search_is_digit(*p))
            p++;
        size_t n = separator(p, end, spaces);
        if (n == 0 || p + n >= end || !search_is_digit(p[n]))
            return p;
        p += n;
    }
}

/* The digits with the last of the separators `point` as the decimal point; 0: all group thousands. */
static bool reading(const char *p, const char *end, char point, struct bg_dec *out)
{
    char text[BG_DEC_TEXT];
    size_t n = 0;
    const char *last = NULL;
    for (const char *c = p; c < end && point; c++)
        if (*c == point)
            last = c;
    for (; p < end && n < sizeof text - 1; p++) {
        if (search_is_digit(*p) && !(n == 0 && *p == '0' && p + 1 < end && search_is_digit(p[1])))
            text[n++] = *p;
        else if (p == last)
            text[n++] = '.';
    }
    text[n] = '\0';
    return p == end && bg_dec_parse(text, n, out);
}

typedef const struct bg_withheld *on_number(const struct bg_search *s, struct bg_dec number);

static const struct bg_withheld *search_number_at(const struct bg_search *s, const char *p,
                                                  const char *end, on_number *found)
{
    static const char points[] = {'.', ',', '\0'};
    struct bg_dec number;
    for (size_t i = 0; i < sizeof points; i++) {
        const struct bg_withheld *of =
            reading(p, end, points[i], &number) ? found(s, number) : NULL;
        if (of != NULL)
            return of;
    }
    return NULL;
}

/* A year, month, day or hour of a date is no number of its own. */
static bool stands_alone(const char *text, const char *p, const char *after, const char *end)
{
    enum { YEAR = 4 };
    bool plain = after - p <= YEAR;
    for (const char *c = p; c < after && plain; c++)
        plain = search_is_digit(*c);
    bool before = p - text >= 2 && strchr("-/:.", p[-1]) != NULL && search_is_digit(p[-2]);
    bool behind = end - after >= 2 && strchr("-/:", *after) != NULL && search_is_digit(after[1]);
    return !plain || !(before || behind);
}

/* The end of a hash or another name that is no word: numbers in it are none. */
static const char *end_of_name(const char *p, const char *end)
{
    enum { NAME = 32 };
    const char *stop = p;
    while (stop < end && search_is_word(*stop) && (unsigned char)*stop < 0x80)
        stop++;
    return stop - p >= NAME ? stop : p;
}

static const struct bg_withheld *numbers_in(const struct bg_search *s, const char *text, size_t n,
                                            on_number *found)
{
    const char *end = text + n;
    for (const char *p = text; p < end;) {
        bool starts = p == text || !search_is_word(p[-1]);
        const char *name = starts ? end_of_name(p, end) : p;
        if (name != p || !search_is_digit(*p)) {
            p = name != p ? name : p + 1;
            continue;
        }
        const char *alone = search_end_of(p, end, false), *wide = search_end_of(p, end, true);
        const struct bg_withheld *of = NULL;
        if (stands_alone(text, p, alone, end))
            of = search_number_at(s, p, alone, found);
        if (of == NULL && wide != alone && stands_alone(text, p, wide, end))
            of = search_number_at(s, p, wide, found);
        if (of != NULL)
            return of;
        p = alone;
    }
    return NULL;
}

static const struct bg_withheld *is_secret(const struct bg_search *s, struct bg_dec number)
{
    const struct secret_number *found = search_find(s, number);
    return found != NULL && !found->published ? found->of : NULL;
}

static const struct bg_withheld *is_in_words(const struct bg_search *s, struct bg_dec number)
{
    const struct secret_number *found = search_find(s, number);
    return found != NULL ? found->of : NULL;
}

/* With a fraction: whole numbers in the attributes of XML are widths, counts and places. */
static const struct bg_withheld *is_fraction(const struct bg_search *s, struct bg_dec number)
{
    return bg_dec_is_int(number) ? NULL : is_secret(s, number);
}

/* -- what is published anyway ------------------------------------------------------------------------ */

static void search_publish(const struct bg_search *s, struct bg_dec number)
{
    struct secret_number *found = search_find(s, number);
    for (; found != NULL && found > s->numbers && bg_dec_cmp(found[-1].number, number) == 0;
         found--)
        ;
    for (; found != NULL && found < s->numbers + s->numbers_n &&
           bg_dec_cmp(found->number, number) == 0;
         found++)
        found->published = true;
}

static const struct bg_withheld *publish_number(const struct bg_search *s, struct bg_dec number)
{
    search_publish(s, number);
    return NULL;
}

static void publish_seen(const struct bg_search *s, const struct bg_seen *seen)
{
    if (seen->ground == NULL && seen->value.type == BG_V_NUMBER)
        search_publish(s, seen->value.as.number);
}

static void publish_bid(const struct bg_search *s, const struct bg_view_lot *lot,
                        const struct bg_view_bid *bid)
{
    const struct bg_seen *const sums[] = {&bid->total, &bid->quality, &bid->price, &bid->evaluated,
                                          &bid->price_points};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        publish_seen(s, sums[i]);
    for (size_t i = 0; bid->scores != NULL && i < lot->ruleset->criteria_n; i++) {
        publish_seen(s, &bid->scores[i].points);
        search_publish(s, bid->scores[i].available);
    }
    for (size_t i = 0; i < bid->answers_n; i++) {
        const struct bg_view_answer *a = &bid->answers[i];
        publish_seen(s, &a->value);
        publish_seen(s, &a->people);
        for (size_t r = 0; r < a->rows_n; r++)
            for (size_t c = 0; c < lot->ruleset->fields[a->slot].columns_n; c++)
                publish_seen(s, &a->rows[r].cells[c]);
    }
}

/* -- the search -------------------------------------------------------------------------------------- */

struct bg_search *bg_search_new(struct bg_arena *arena, const struct bg_copy *copy)
{
    struct bg_search *s = BG_NEW(arena, struct bg_search);
    const struct bg_view *view = copy->view;
    s->arena = arena;
    for (size_t i = 0; i < view->withheld_n; i++) {
        const struct bg_withheld *w = &view->withheld[i];
        if (w->value.type == BG_V_TEXT)
            search_keep_texts(s, w);
        else if (w->value.type == BG_V_NUMBER)
            keep_numbers(s, w);
        else if (w->value.type == BG_V_DATE)
            keep_date(s, w);
    }
    if (s->numbers_n)
        qsort(s->numbers, s->numbers_n, sizeof *s->numbers, search_by_number);
    const struct bg_source *rules = view->result->ruleset->source;
    if (rules != NULL)
        drop_published_words(s, rules);
    if (rules != NULL)
        (void)numbers_in(s, rules->text, rules->size, publish_number);
    for (size_t i = 0; i < view->lots_n; i++)
        for (size_t b = 0; b < view->lots[i].bids_n; b++)
            publish_bid(s, &view->lots[i], &view->lots[i].bids[b]);
    return s;
}

const struct bg_withheld *bg_search_words(const struct bg_search *search, const char *words,
                                          bool by_people)
{
    struct searched in = searched(search->arena, words, strlen(words));
    const struct bg_withheld *found = search_text_in(search, &in);
    return found != NULL
               ? found
               : numbers_in(search, words, strlen(words), by_people ? is_in_words : is_secret);
}

/* Numbers between the tags of XML, and in a file that is none. */
static const struct bg_withheld *numbers_between(const struct bg_search *s, const char *bytes,
                                                 size_t n)
{
    const char *end = bytes + n, *p = bytes;
    const struct bg_withheld *found = NULL;
    bool xml = n > 0 && *bytes == '<';
    while (p < end && found == NULL) {
        const char *open = xml ? memchr(p, '<', (size_t)(end - p)) : NULL;
        const char *stop = open != NULL ? open : end;
        found = numbers_in(s, p, (size_t)(stop - p), is_secret);
        if (open == NULL || found != NULL)
            break;
        const char *close = memchr(open, '>', (size_t)(end - open));
        p = close != NULL ? close + 1 : end;
        found = numbers_in(s, open, (size_t)(p - open), is_fraction);
    }
    return found;
}

const struct bg_withheld *bg_search_bytes(const struct bg_search *search, const char *bytes,
                                          size_t n)
{
    struct searched in = searched(search->arena, bytes, n);
    const struct bg_withheld *found = search_text_in(search, &in);
    return found != NULL ? found : numbers_between(search, bytes, n);
}
