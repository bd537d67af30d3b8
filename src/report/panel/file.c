/* A panel as a file "bidgauge-panel/1": one entry a line, in the order in which they came. */
#include "base/date.h"
#include "report/panel/panel.h"
#include "report/text/json_put.h"

static void file_put_said(struct bg_buf *out, const char *key, const char *text)
{
    if (text != NULL && *text)
        bg_json_put_text(out, key, text);
}

static void file_put_interests(struct bg_buf *out, const struct bg_evaluator *v)
{
    if (v->interests_n == 0)
        return;
    bg_json_put_key(out, "interests");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < v->interests_n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "bid", v->interests[i].bid);
        file_put_said(out, "subcontractor", v->interests[i].subcontractor);
        bg_json_put_text(out, "what", v->interests[i].what);
        file_put_said(out, "measure", v->interests[i].measure);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void file_put_criteria(struct bg_buf *out, const struct bg_evaluator *v)
{
    if (v->criteria.n == 0)
        return;
    bg_json_put_texts(out, "criteria", v->criteria.items, v->criteria.n);
}

static void file_put_evaluator(struct bg_buf *out, const struct bg_evaluator *v)
{
    char date[BG_DATE_TEXT];
    bg_buf_puts(out, "\n  ");
    bg_buf_json(out, v->id, -1);
    bg_buf_puts(out, ":{");
    bg_json_put_text(out, "name", v->name);
    if (v->declared != BG_NO_DATE)
        bg_json_put_text(out, "declared", bg_date_text(v->declared, date));
    file_put_interests(out, v);
    if (v->withdrawn) {
        bg_json_put_key(out, "withdrawn");
        bg_buf_putc(out, '{');
        file_put_said(out, "at", v->withdrawn_at);
        file_put_said(out, "because", v->withdrawn_because);
        bg_buf_putc(out, '}');
    }
    if (v->adviser)
        bg_json_put_text(out, "role", "adviser");
    file_put_criteria(out, v);
    bg_buf_putc(out, '}');
}

static void file_put_cites(struct bg_buf *out, const struct bg_cite *cites, size_t n)
{
    if (n == 0)
        return;
    bg_json_put_key(out, "cites");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        file_put_said(out, "document", cites[i].document);
        file_put_said(out, "place", cites[i].place);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void file_put_score(struct bg_buf *out, const struct bg_panel_score *s)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "\n  {");
    bg_json_put_text(out, "evaluator", s->evaluator);
    bg_json_put_text(out, "bid", s->bid);
    file_put_said(out, "lot", s->lot);
    bg_json_put_text(out, "criterion", s->criterion);
    if (s->has_points)
        bg_json_put_number(out, "points", s->points);
    file_put_said(out, "reason", s->reason);
    file_put_cites(out, s->cites, s->cites_n);
    file_put_said(out, "changed_because", s->changed_because);
    bg_buf_putc(out, '}');
}

static void file_put_findings(struct bg_buf *out, const struct bg_agreement *a)
{
    bg_json_put_key(out, "points_found");
    bg_buf_putc(out, '{');
    for (size_t i = 0; i < a->found_n; i++)
        bg_json_put_text(out, a->found[i].id, a->found[i].found);
    bg_buf_putc(out, '}');
}

static void file_put_people(struct bg_buf *out, const struct bg_agreement *a)
{
    if (a->present_n > 0) {
        bg_json_put_texts(out, "present", a->present, a->present_n);
    }
    if (a->dissents_n == 0)
        return;
    bg_json_put_key(out, "dissent");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < a->dissents_n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "who", a->dissents[i].who);
        bg_json_put_text(out, "why", a->dissents[i].why);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void file_put_agreement(struct bg_buf *out, const struct bg_agreement *a)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "\n  {");
    bg_json_put_text(out, "criterion", a->criterion);
    bg_json_put_text(out, "bid", a->bid);
    file_put_said(out, "lot", a->lot);
    if (a->has_points)
        bg_json_put_number(out, "points", a->points);
    file_put_said(out, "reason", a->reason);
    file_put_cites(out, a->cites, a->cites_n);
    if (a->found_n > 0)
        file_put_findings(out, a);
    file_put_people(out, a);
    file_put_said(out, "outside_because", a->outside_because);
    file_put_said(out, "passes_because", a->passes_because);
    file_put_said(out, "differs_because", a->differs_because);
    file_put_said(out, "changed_because", a->changed_because);
    bg_buf_putc(out, '}');
}

void bg_panel_write(struct bg_buf *out, const struct bg_panel *panel)
{
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-panel/1");
    file_put_said(out, "solicitation", panel->solicitation);
    if (*panel->ruleset_id) {
        bg_buf_puts(out, ",\n \"ruleset\":{");
        bg_json_put_text(out, "id", panel->ruleset_id);
        file_put_said(out, "version", panel->ruleset_version);
        bg_buf_putc(out, '}');
    }
    bg_buf_puts(out, ",\n \"evaluators\":{");
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        if (e > 0)
            bg_buf_putc(out, ',');
        file_put_evaluator(out, &panel->evaluators[e]);
    }
    bg_buf_puts(out, "},\n \"scores\":[");
    for (size_t i = 0; i < panel->scores_n; i++)
        file_put_score(out, &panel->scores[i]);
    bg_buf_puts(out, "],\n \"agreed\":[");
    for (size_t i = 0; i < panel->agreed_n; i++)
        file_put_agreement(out, &panel->agreed[i]);
    bg_buf_puts(out, "]");
    if (panel->influence)
        bg_buf_puts(out, ",\n \"influence\":true");
    bg_buf_puts(out, "}\n");
}
