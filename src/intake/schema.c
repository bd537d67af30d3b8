/* The published schemas: the loaders' own shapes, with what an expression and the table of a
 * parameter look like. */
#include "intake/notice/notice.h"
#include "intake/panel/panel.h"
#include "intake/bids/bind.h"
#include "intake/csv/map.h"
#include "intake/decisions/decisions.h"
#include "intake/scenario/shape.h"
#include "intake/corpus/lines_shape.h"

#include <string.h>

/* An operator and its operands, a plain value, or a list of expressions. */
static void schema_put_expression(struct bg_buf *out)
{
    const struct bg_op_doc *ops;
    size_t n = bg_logic_ops(&ops);
    bg_buf_puts(out, ",\n    \"expression\": {\"description\": \"Strict JsonLogic\", \"anyOf\": "
                     "[{\"type\": [\"number\", \"string\", \"boolean\", \"null\"]}, {\"type\": "
                     "\"array\", \"items\": {\"$ref\": \"#/$defs/expression\"}}, {\"type\": "
                     "\"object\", \"minProperties\": 1, \"maxProperties\": 1, \"propertyNames\": "
                     "{\"enum\": [");
    for (size_t i = 0; i < n; i++) {
        bg_buf_puts(out, i ? ", " : "");
        bg_buf_json(out, ops[i].name, -1);
    }
    bg_buf_puts(
        out, ", \"definition\"]}, \"additionalProperties\": {\"$ref\": \"#/$defs/expression\"}}]}");
}

static void schema_put_cells(struct bg_buf *out)
{
    bg_buf_puts(
        out, ",\n    \"cells\": {\"type\": \"object\", \"anyOf\": [{\"patternProperties\": "
             "{\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\": {\"$ref\": \"#/$defs/dated_value\"}}, "
             "\"additionalProperties\": false, \"minProperties\": 1}, {\"additionalProperties\": "
             "{\"$ref\": \"#/$defs/cells\"}}]}");
}

void bg_schema_write(struct bg_buf *out, const char *name)
{
    if (strcmp(name, "bid") == 0) {
        bg_shape_schema(out, &bg_bid_shape, "bid.schema.json", "bidgauge bid", NULL);
        return;
    }
    if (strcmp(name, "tender") == 0) {
        bg_shape_schema(out, &bg_tender_shape, "tender.schema.json", "bidgauge tender", NULL);
        return;
    }
    if (strcmp(name, "map") == 0) {
        bg_shape_schema(out, &bg_map_shape, "map.schema.json", "bidgauge mapping of columns", NULL);
        return;
    }
    if (strcmp(name, "notice") == 0) {
        bg_shape_schema(out, &bg_notice_shape, "notice.schema.json", "bidgauge letters", NULL);
        return;
    }
    if (strcmp(name, "panel") == 0) {
        bg_shape_schema(out, &bg_panel_shape, "panel.schema.json", "bidgauge panel", NULL);
        return;
    }
    if (strcmp(name, "decisions") == 0) {
        bg_shape_schema(out, &bg_decisions_shape, "decisions.schema.json", "bidgauge decisions",
                        NULL);
        return;
    }
    struct bg_buf defs;
    bg_buf_init(&defs, out->arena);
    schema_put_expression(&defs);
    if (strcmp(name, "scenario") == 0) {
        bg_shape_schema(out, &bg_scenario_shape, "scenario.schema.json", "bidgauge scenario",
                        bg_buf_text(&defs));
        return;
    }
    schema_put_cells(&defs);
    bg_shape_schema(out, &bg_ruleset_shape, "ruleset.schema.json", "bidgauge ruleset",
                    bg_buf_text(&defs));
}

void bg_reference_write(struct bg_buf *out)
{
    bg_shape_tables(out, &bg_ruleset_shape);
    bg_shape_tables(out, &bg_bid_shape);
}

void bg_reference_manual(struct bg_buf *out)
{
    bg_buf_puts(out, ".SH RULESET\n");
    bg_shape_manual(out, &bg_ruleset_shape);
    bg_buf_puts(out, ".SH BID\n");
    bg_shape_manual(out, &bg_bid_shape);
}
