/* Clauses as a table of an account. Its columns are those that intake/contract reads. */
#include "jobs/account/clauses.h"

enum {
    C_ID,
    C_TEXT,
    C_MEASURE,
    C_CLASS,
    C_FIGURE,
    C_UNIT,
    C_THRESHOLD,
    C_FROM,
    C_TO,
    C_EVIDENCE,
    C_REMEDY,
    C_SOURCE,
    C_URL,
    C_CONFIDENTIAL,
    C__COUNT
};
static const struct bg_account_column columns[C__COUNT] = {
    [C_ID] = {"clause", "Clause", BG_ACCOUNT_TEXT, 26},
    [C_TEXT] = {"text", "Text", BG_ACCOUNT_TEXT, 56},
    [C_MEASURE] = {"measure", "Measure", BG_ACCOUNT_TEXT, 16},
    [C_CLASS] = {"class", "Class", BG_ACCOUNT_TEXT, 24},
    [C_FIGURE] = {"figure", "Figure", BG_ACCOUNT_NUMBER, 0},
    [C_UNIT] = {"unit", "Unit", BG_ACCOUNT_TEXT, 12},
    [C_THRESHOLD] = {"threshold", "Threshold", BG_ACCOUNT_NUMBER, 0},
    [C_FROM] = {"from", "From", BG_ACCOUNT_DATE, 12},
    [C_TO] = {"to", "To", BG_ACCOUNT_DATE, 12},
    [C_EVIDENCE] = {"evidence_due", "Evidence due", BG_ACCOUNT_TEXT, 30},
    [C_REMEDY] = {"remedy", "Remedy", BG_ACCOUNT_TEXT, 30},
    [C_SOURCE] = {"source", "Source", BG_ACCOUNT_TEXT, 90},
    [C_URL] = {"url", "URL", BG_ACCOUNT_TEXT, 30},
    [C_CONFIDENTIAL] = {"confidential", "Confidential", BG_ACCOUNT_TEXT, 12},
};

static struct bg_value or_nothing(const char *text)
{
    return text[0] ? bg_account_text(text) : BG_MISSING;
}

static void put_clause(struct bg_account_table *table, const struct bg_clause *c, bool withhold)
{
    struct bg_value *row = bg_account_row(table);
    bool hidden = withhold && c->confidential;
    row[C_ID] = bg_account_text(c->id);
    row[C_TEXT] = bg_account_text(hidden ? "withheld: confidential by the solicitation" : c->text);
    row[C_MEASURE] = bg_account_text(bg_clause_measure_name(c->measure));
    if (!hidden) {
        row[C_CLASS] = or_nothing(c->class_name);
        row[C_FIGURE] = c->figure;
        if (c->has_threshold)
            row[C_THRESHOLD] = bg_account_number(c->threshold);
        row[C_EVIDENCE] = or_nothing(c->evidence);
        row[C_SOURCE] = or_nothing(c->source);
    }
    row[C_UNIT] = or_nothing(c->unit);
    row[C_FROM] = bg_account_date(c->from);
    row[C_TO] = bg_account_date(c->to);
    row[C_REMEDY] = or_nothing(c->remedy);
    row[C_URL] = or_nothing(c->url);
    row[C_CONFIDENTIAL] = or_nothing(c->confidential ? "yes" : "");
}

void bg_clauses_put(struct bg_account *account, const struct bg_promises *contract, bool withhold)
{
    struct bg_account_table *table =
        bg_account_table(account, "clauses", "Clauses", columns, C__COUNT);
    table->about = "What was promised, with the days on which it holds. Nothing else is in the "
                   "contract by this list.";
    for (size_t i = 0; i < contract->n; i++)
        put_clause(table, &contract->clauses[i], withhold);
}
