/* Answers that are choices: which cells hold labels, where their ids are, and the lists on Rules that the
 * cells are chosen from. */
#include "report/evaluation/labels.h"
#include "report/evaluation/plan.h"

static void plan_choices_add(struct bg_plan *plan, const struct bg_field *field, int64_t *row)
{
    if (!bg_labels_used(plan->arena, field))
        return;
    plan->choices[plan->choices_n++] = (struct bg_choice_list){field, *row};
    *row += (int64_t)field->choices_n;
}

int64_t bg_plan_choices(struct bg_plan *plan, int64_t row)
{
    enum { TITLE_AND_HEADINGS = 2, GAP = 1 };
    const struct bg_ruleset *rules = plan->rules;
    size_t room = 0;
    for (size_t i = 0; i < rules->fields_n; i++)
        room += 1 + rules->fields[i].columns_n;
    plan->choices = BG_ARRAY(plan->arena, room + 1, struct bg_choice_list);
    int64_t first = row + TITLE_AND_HEADINGS, end = first;
    for (size_t i = 0; i < rules->fields_n; i++) {
        plan_choices_add(plan, &rules->fields[i], &end);
        for (size_t c = 0; c < rules->fields[i].columns_n; c++)
            plan_choices_add(plan, &rules->fields[i].columns[c], &end);
    }
    return plan->choices_n ? end + GAP : row;
}

const struct bg_choice_list *bg_plan_choice_list(const struct bg_plan *plan,
                                                 const struct bg_field *field)
{
    for (size_t i = 0; i < plan->choices_n; i++)
        if (plan->choices[i].field == field)
            return &plan->choices[i];
    return NULL;
}

static int first_id_column(const struct bg_plan *plan, const struct bg_field *table)
{
    int own = bg_plan_table_column(plan, (int)table->columns_n) + 1;
    return plan->together || own > BG_B_ELEMENT ? own : BG_B_ELEMENT;
}

/* Columns of the table before this one that have ids beside them. */
static int ids_before(const struct bg_plan *plan, const struct bg_field *table, int column)
{
    int n = 0;
    for (int c = 0; c < column; c++)
        n += bg_plan_choice_list(plan, &table->columns[c]) != NULL;
    return n;
}

int bg_plan_id_column(const struct bg_plan *plan, size_t slot, int table_column)
{
    const struct bg_field *field = &plan->rules->fields[slot];
    if (field->type != BG_FIELD_TABLE)
        return !bg_plan_choice_list(plan, field) ? -1
               : plan->together                  ? plan->at + BG_B_POINTS + 3
                                                 : BG_B_ELEMENT;
    if (!bg_plan_choice_list(plan, &field->columns[table_column]))
        return -1;
    return first_id_column(plan, field) + ids_before(plan, field, table_column);
}

int bg_plan_behind_table(const struct bg_plan *plan, size_t slot)
{
    const struct bg_field *field = &plan->rules->fields[slot];
    return first_id_column(plan, field) + ids_before(plan, field, (int)field->columns_n);
}

/* -- the lists --------------------------------------------------------------------------------- */

struct choice {
    const struct bg_field *field;
    size_t i;
};

static struct bg_shown choice_question(const struct bg_sheet_line *l)
{
    const struct bg_field *field = ((const struct choice *)l->entry)->field;
    return bg_show_text(field->label && *field->label ? field->label : field->id);
}

static struct bg_shown choice_what(const struct bg_sheet_line *l)
{
    return bg_show_words(l, "choice");
}

static struct bg_shown choice_nothing(const struct bg_sheet_line *l)
{
    (void)l;
    return bg_show_blank();
}

static struct bg_shown choice_id(const struct bg_sheet_line *l)
{
    const struct choice *c = l->entry;
    return bg_show_text(c->field->choices[c->i].id);
}

static struct bg_shown choice_label(const struct bg_sheet_line *l)
{
    const struct choice *c = l->entry;
    return bg_show_text(bg_labels_text(c->field, c->i));
}

static const struct bg_sheet_column columns[] = {
    [BG_R_TITLE] = BG_COLUMN("Question", 0, TEXT_WRAP, TEXT, .cell = choice_question),
    [BG_R_WHAT] = BG_COLUMN("What it is", 0, CENTER, TEXT, .cell = choice_what),
    [BG_R_VALUE] = BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = choice_nothing),
    [BG_R_POINTS] = BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = choice_nothing),
    [BG_R_UNIT] = BG_COLUMN("Id in the rules", 0, CENTER_GREY, TEXT, .cell = choice_id),
    [BG_R_SOURCE] = BG_COLUMN("Choice", 0, TEXT_WRAP, TEXT, .cell = choice_label),
};

void bg_put_choices(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(columns);
    if (!plan->choices_n)
        return;
    int64_t head = plan->choices[0].row - 1;
    bg_put_words(page, head - 1, 0, BG_LOOK(SECTION, TEXT), "Choices of the answers");
    bg_section_head(page, head, &section, plan);
    for (size_t k = 0; k < plan->choices_n; k++)
        for (size_t i = 0; i < plan->choices[k].field->choices_n; i++) {
            struct choice own = {plan->choices[k].field, i};
            bg_section_row(page, plan->choices[k].row + (int64_t)i, &section, plan, &own, i);
        }
}
