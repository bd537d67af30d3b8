/* Title page: who is bound, who is exempt, and where the ruleset belongs in a library. */
#include "report/ruleset/title_page.h"

#include <string.h>

static const char *title_page_coverage_label_of(const struct bg_ruleset *ruleset, const char *id)
{
    for (size_t i = 0; i < ruleset->facts_n; i++)
        if (strcmp(ruleset->facts[i].id, id) == 0)
            return ruleset->facts[i].short_label;
    const char *dot = strchr(id, '.');
    size_t n = dot ? (size_t)(dot - id) : strlen(id);
    for (size_t i = 0; i < ruleset->fields_n; i++) {
        const struct bg_field *field = &ruleset->fields[i];
        if (strncmp(field->id, id, n) != 0 || field->id[n])
            continue;
        for (size_t c = 0; dot && c < field->columns_n; c++)
            if (strcmp(field->columns[c].id, dot + 1) == 0)
                return field->columns[c].short_label;
        return field->short_label;
    }
    return id;
}

static void put_exempt(struct bg_buf *out, const struct bg_ruleset *ruleset,
                       const struct bg_exempt *exempt)
{
    bg_buf_puts(out, "- **Exempt:** ");
    bg_title_text(out, exempt->text);
    for (size_t i = 0; i < exempt->shown_by_n; i++) {
        bg_buf_puts(out, i ? ", " : "; shown by: ");
        bg_title_text(out, title_page_coverage_label_of(ruleset, exempt->shown_by[i]));
    }
    if (!exempt->shown_by_n)
        bg_buf_puts(out, "; **the bid cannot show it: ask**");
    if (exempt->source) {
        bg_buf_puts(out, " (");
        bg_title_source(out, exempt->source);
        bg_buf_putc(out, ')');
    }
    bg_buf_putc(out, '\n');
}

void bg_title_coverage(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    const struct bg_reach *reach = &ruleset->coverage;
    if (!reach->covered_n && !reach->exempt_n)
        return;
    bg_title_heading(out, "Who is bound");
    for (size_t i = 0; i < reach->covered_n; i++)
        bg_title_item(out, "Covered", reach->covered[i].text);
    for (size_t i = 0; i < reach->exempt_n; i++)
        put_exempt(out, ruleset, &reach->exempt[i]);
}

void bg_title_library(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    static const char *const what[] = {
        [BG_IS_STANDARD] = "",
        [BG_IS_COMPOSITION] = "several standards together",
        [BG_IS_TEMPLATE] = "a template: a blend of ours, not one law",
    };
    const struct bg_library *library = &ruleset->library;
    struct bg_buf work;
    bg_buf_init(&work, out->arena);
    for (size_t i = 0; i < library->work_n; i++)
        bg_buf_printf(&work, "%s%s", i ? ", " : "", library->work[i]);
    bg_title_item(out, "What it is", what[library->is]);
    bg_title_item(out, "Kinds of work", bg_buf_text(&work));
    for (size_t i = 0; i < library->terms_n; i++)
        bg_title_item(out, library->terms[i].id, library->terms[i].text);
}
