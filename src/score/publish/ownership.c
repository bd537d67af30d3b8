/* A preference for firms that employees own says whether a trust counts: the shares of an ESOP are its trust's, so that
 * "51 % owned by eligible individuals" shuts out firms that all of their workers own. */
#include <ctype.h>
#include <string.h>

#include "logic/logic.h"
#include "score/publish/private.h"

/* Whether the text has the word, in capitals or not. word is in small letters. */
static bool ownership_has(const char *text, const char *word)
{
    size_t n = strlen(word);
    for (; *text; text++) {
        size_t i = 0;
        while (i < n && tolower((unsigned char)text[i]) == word[i])
            i++;
        if (i == n)
            return true;
    }
    return false;
}

struct words {
    bool of_employees, of_a_trust;
};

static void ownership_look(struct words *w, const char *text)
{
    static const char *const owned[] = {
        "employee-owned",     "employee owned", "owned by employees", "owned by its employees",
        "employee ownership", "worker-owned",   "owned by workers"};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        w->of_employees = w->of_employees || ownership_has(text, owned[i]);
    w->of_a_trust = w->of_a_trust || ownership_has(text, "esop") || ownership_has(text, "trust") ||
                    ownership_has(text, "stock ownership plan");
}

void bg_publish_ownership(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    for (size_t i = 0; i < ruleset->price.preferences_n; i++) {
        const struct bg_preference_rule *p = &ruleset->price.preferences[i];
        const struct bg_reads *reads = p->applies_if ? bg_logic_reads(p->applies_if) : NULL;
        struct words w = {0};
        ownership_look(&w, p->title);
        for (size_t k = 0; reads && k < reads->slots_n; k++) {
            const struct bg_field *field = &ruleset->fields[reads->slots[k]];
            ownership_look(&w, field->label);
            ownership_look(&w, field->help);
            for (size_t c = 0; c < field->choices_n; c++)
                ownership_look(&w, field->choices[c].label);
        }
        if (w.of_employees && !w.of_a_trust)
            bg_diag_add(publishing->diags, BG_W983, p->pos,
                        "preference \"%s\" is for firms that employees own, and does not say "
                        "whether the trust of an ESOP counts",
                        p->id);
    }
}
