/* Rows of generated documents: path under docs/, and the function that writes it. */
#include "api/document.h"

#include <string.h>

#include "api/examples.h"
#include "base/diag.h"
#include "bidgauge.h"
#include "intake/intake.h"
#include "logic/logic.h"
#include "report/text/text.h"
#include "score/abnormal/abnormal.h"
#include "score/kind/kind.h"
#include "score/price/price.h"

/* A cell of a Markdown table. */
static void document_put_cell(struct bg_buf *out, const char *text, const char *quote)
{
    bg_buf_printf(out, " %s", quote);
    for (; *text; text++) {
        if (*text == '|')
            bg_buf_putc(out, '\\');
        bg_buf_putc(out, *text == '\n' ? ' ' : *text);
    }
    bg_buf_printf(out, "%s |", quote);
}

static void start_row(struct bg_buf *out)
{
    bg_buf_putc(out, '|');
}

static void write_diagnostics(struct bg_buf *out)
{
    bg_buf_puts(out,
                "# Diagnostics\n\nGenerated from the program's table. Codes are stable and are "
                "never used again for another fault.\n\n"
                "| code | severity | what it means | what to do |\n|---|---|---|---|\n");
    for (size_t i = 0; i < BG_CODE__COUNT; i++) {
        const struct bg_diag_row *row = &bg_diag_rows[i];
        start_row(out);
        document_put_cell(out, row->code, "");
        document_put_cell(out,
                          row->severity == BG_ERROR     ? "error"
                          : row->severity == BG_WARNING ? "warning"
                                                        : "note",
                          "");
        document_put_cell(out, row->title, "");
        document_put_cell(out, row->advice, "");
        bg_buf_putc(out, '\n');
    }
}

static void write_operators(struct bg_buf *out)
{
    const struct bg_op_doc *docs;
    size_t n = bg_logic_ops(&docs);
    bg_buf_puts(out, "# Operators of expressions\n\nGenerated from the program's table. "
                     "What they do with missing answers is in [expressions.md](expressions.md).\n\n"
                     "| operator | operands | what it gives | example |\n|---|---|---|---|\n");
    for (size_t i = 0; i < n; i++) {
        start_row(out);
        document_put_cell(out, docs[i].name, "`");
        document_put_cell(out, docs[i].arity, "");
        document_put_cell(out, docs[i].summary, "");
        document_put_cell(out, docs[i].example, "`");
        bg_buf_putc(out, '\n');
    }
}

static void write_kinds(struct bg_buf *out)
{
    bg_buf_puts(out,
                "# Kinds of criteria\n\nGenerated from the program's table. Every kind gives a "
                "rating from 0 to 1, times the criterion's weight.\n\n"
                "| kind | name | what it does | keys |\n|---|---|---|---|\n");
    for (const struct bg_kind *const *kind = bg_kinds; *kind; kind++) {
        bg_buf_printf(out, "| `%s` | %s | %s |", (*kind)->name, (*kind)->title, (*kind)->summary);
        for (size_t k = 0; k < BG_KIND_KEYS_MAX && (*kind)->keys[k]; k++)
            bg_buf_printf(out, "%s `%s`", k ? "," : "", (*kind)->keys[k]);
        bg_buf_puts(out, " |\n");
    }
}

static void put_source(struct bg_buf *out, const char *title, const char *url)
{
    bg_buf_putc(out, ' ');
    bg_title_link(out, title, url);
    bg_buf_puts(out, " |\n");
}

static const char *depends(const struct bg_price_formula *formula)
{
    if (!formula->depends_on_others)
        return "no";
    return formula->reversal_possible ? "yes, and a losing bid can flip the winner" : "yes";
}

static void write_prices(struct bg_buf *out)
{
    bg_buf_puts(out,
                "# Price formulas\n\nGenerated from the program's table. A formula that depends "
                "on the other bids can let a losing bid change who wins.\n\n"
                "| formula | name | rule | depends on other bids | source |\n"
                "|---|---|---|---|---|\n");
    for (const struct bg_price_formula *const *row = bg_price_formulas; *row; row++) {
        start_row(out);
        document_put_cell(out, (*row)->name, "`");
        document_put_cell(out, (*row)->title, "");
        document_put_cell(out, (*row)->words, "");
        document_put_cell(out, depends(*row), "");
        put_source(out, (*row)->source_title, (*row)->source_url);
    }
}

static void write_abnormal(struct bg_buf *out)
{
    bg_buf_puts(out,
                "# Abnormally low prices\n\nGenerated from the program's table. A method flags a "
                "bid and drafts the question to the vendor; it never rejects.\n\n"
                "| method | name | rule | figures read in the source | source |\n"
                "|---|---|---|---|---|\n");
    for (const struct bg_abnormal_method *const *row = bg_abnormal_methods; *row; row++) {
        start_row(out);
        document_put_cell(out, (*row)->name, "`");
        document_put_cell(out, (*row)->title, "");
        document_put_cell(out, (*row)->words, "");
        document_put_cell(out, (*row)->verified ? "yes" : "NOT VERIFIED", "");
        put_source(out, (*row)->source_title, (*row)->source_url);
    }
}

static void write_ruleset_schema(struct bg_buf *out)
{
    bg_schema_write(out, "ruleset");
}

static void write_bid_schema(struct bg_buf *out)
{
    bg_schema_write(out, "bid");
}

static void write_scenario_schema(struct bg_buf *out)
{
    bg_schema_write(out, "scenario");
}

static void write_tender_schema(struct bg_buf *out)
{
    bg_schema_write(out, "tender");
}

static void write_panel_schema(struct bg_buf *out)
{
    bg_schema_write(out, "panel");
}

static void write_decisions_schema(struct bg_buf *out)
{
    bg_schema_write(out, "decisions");
}

static void write_notice_schema(struct bg_buf *out)
{
    bg_schema_write(out, "notice");
}

static void write_map_schema(struct bg_buf *out)
{
    bg_schema_write(out, "map");
}

/* The tables of the reference, and after each the example of its object. Examples and tables have the
 * same order; an object without one is left as it is. */
static void put_with_examples(struct bg_buf *out, const char *tables)
{
    const struct bg_example *example = bg_examples;
    bool due = false;
    for (const char *line = tables; *line;) {
        const char *end = strchr(line, '\n');
        size_t n = end ? (size_t)(end - line) + 1 : strlen(line);
        bool heading = strncmp(line, "## ", 3) == 0;
        if (heading && due)
            bg_buf_printf(out, "```json\n%s```\n\n", (example++)->json);
        if (heading)
            due = example->object && n == strlen(example->object) + 4 &&
                  strncmp(line + 3, example->object, n - 4) == 0;
        bg_buf_put(out, line, n);
        line += n;
    }
    if (due)
        bg_buf_printf(out, "\n```json\n%s```\n", example->json);
}

static void write_reference(struct bg_buf *out)
{
    bg_buf_puts(
        out,
        "# Keys of rulesets and bids\n\nGenerated from the program's tables. Each object of a "
        "ruleset, then of a bid, with its keys; what they mean together is in "
        "[ruleset.md](ruleset.md). Any object may also have a `comment`. Unknown keys are "
        "errors. An id is 1 to 64 letters a-z, digits, `_` and `-`.\n\n"
        "Examples are seen from the ruleset, or from the bid; what is not in them is that of a "
        "small ruleset with a price and a wage.\n");
    struct bg_buf tables;
    bg_buf_init(&tables, out->arena);
    bg_reference_write(&tables);
    put_with_examples(out, bg_buf_text(&tables));
}

static void write_ruleset_manual(struct bg_buf *out)
{
    bg_buf_puts(
        out, ".\\\" Generated from the program's tables.\n.TH \"BIDGAUGE\\-RULESET\" 5 \"\" "
             "\"bidgauge " BG_VERSION "\" \"File Formats\"\n.SH NAME\n"
             "bidgauge\\-ruleset \\- rulesets and bids of bidgauge\n.SH DESCRIPTION\n"
             "A ruleset is a JSON object with the published criteria of a solicitation, a bid one "
             "with a vendor's answers. Below is every object with its keys, the value that each "
             "takes and what it is when it is absent. Any object may also have a \\fBcomment\\fP. "
             "Unknown keys are errors, whose messages name the place.\n");
    bg_reference_manual(out);
    bg_buf_puts(out, ".SH EXAMPLES\n.nf\n.RS\n"
                     "{\"format\": \"bidgauge\\-ruleset/1\", \"id\": \"lights\", \"title\": "
                     "\"Street lights\", \"currency\": \"USD\",\n"
                     " \"solicitation\": {\"title\": \"Street lights\", \"dates\": {\"bids_due\": "
                     "\"2026\\-03\\-13\"}},\n"
                     " \"fields\": {\"price\": {\"label\": \"Price\", \"type\": \"money\", "
                     "\"role\": \"price\"},\n"
                     "            \"wage\": {\"label\": \"Lowest wage\", \"type\": \"money\", "
                     "\"unit\": \"USD/hour\"}},\n"
                     " \"criteria\": {\"floor\": {\"title\": \"Wage floor\", \"kind\": "
                     "\"pass_fail\",\n"
                     "                        \"test\": {\">=\": [{\"val\": \"wage\"}, 18]}}},\n"
                     " \"price\": {\"field\": \"price\"},\n"
                     " \"award\": {\"method\": \"lowest_evaluated_price\", \"ties\": [\"draw\"]}}\n"
                     ".RE\n.fi\n"
                     ".SH SEE ALSO\n\\fBbidgauge\\-check\\fP(1),\n\\fBbidgauge\\-ruleset\\fP(1)\n"
                     ".PP\nIn the documentation: ruleset.md, expressions.md, kinds.md, "
                     "price\\-formulas.md; JSON Schemas in schema.\n");
}

static const struct {
    const char *name;
    void (*write)(struct bg_buf *);
} documents[] = {
    {"ruleset-keys.md", write_reference},
    {"man/bidgauge-ruleset.5", write_ruleset_manual},
    {"diagnostics.md", write_diagnostics},
    {"operators.md", write_operators},
    {"kinds.md", write_kinds},
    {"price-formulas.md", write_prices},
    {"abnormally-low.md", write_abnormal},
    {"schema/ruleset.schema.json", write_ruleset_schema},
    {"schema/bid.schema.json", write_bid_schema},
    {"schema/scenario.schema.json", write_scenario_schema},
    {"schema/tender.schema.json", write_tender_schema},
    {"schema/map.schema.json", write_map_schema},
    {"schema/panel.schema.json", write_panel_schema},
    {"schema/notice.schema.json", write_notice_schema},
    {"schema/decisions.schema.json", write_decisions_schema},
};

bool bg_document_write(struct bg_buf *out, const char *name)
{
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++)
        if (strcmp(documents[i].name, name) == 0) {
            documents[i].write(out);
            return true;
        }
    return false;
}

const char *bg_document_name(size_t i)
{
    return i < sizeof documents / sizeof documents[0] ? documents[i].name : NULL;
}
