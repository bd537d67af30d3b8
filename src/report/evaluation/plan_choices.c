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

static int first_id_column(const struct bg_field *table)
{
    int own = bg_plan_table_column((int)table->columns_n) + 1;
    return own > BG_B_ELEMENT ? own : BG_B_ELEMENT;
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
        return bg_plan_choice_list(plan, field) ? BG_B_ELEMENT : -1;
    if (!bg_plan_choice_list(plan, &field->columns[table_column]))
        return -1;
    return first_id_column(field) + ids_before(plan, field, table_column);
}

int bg_plan_behind_table(const struct bg_plan *plan, size_t slot)
{
    const struct bg_field *field = &plan->rules->fields[slot];
    return first_id_column(field) + ids_before(plan, field, (int)field->columns_n);
}

/* -- the lists --------------------------------------------------------------------------------- */

static void plan_choices_put_choice(struct bg_page *page, const struct bg_choice_list *list,
                                    size_t i)
{
    const struct bg_look wrap = BG_LOOK(TEXT_WRAP, TEXT);
    const struct bg_field *field = list->field;
    int64_t row = list->row + (int64_t)i;
    bg_put_text(page, row, BG_R_TITLE, wrap,
                field->label && *field->label ? field->label : field->id);
    bg_put_words(page, row, BG_R_WHAT, BG_LOOK(CENTER, TEXT), "choice");
    bg_put_blank(page, row, BG_R_VALUE, wrap);
    bg_put_blank(page, row, BG_R_POINTS, wrap);
    bg_put_text(page, row, BG_R_UNIT, BG_LOOK(CENTER_GREY, TEXT), field->choices[i].id);
    bg_put_text(page, row, BG_R_SOURCE, wrap, bg_labels_text(field, i));
}

void bg_put_choices(struct bg_plan *plan, struct bg_page *page)
{
    static const char *const titles[] = {"Question", "What it is",      "",
                                         "",         "Id in the rules", "Choice"};
    if (!plan->choices_n)
        return;
    int64_t head = plan->choices[0].row - 1;
    bg_put_words(page, head - 1, 0, BG_LOOK(SECTION, TEXT), "Choices of the answers");
    for (int i = 0; i < 6; i++)
        bg_put_words(page, head, i, i ? BG_LOOK(HEADER, TEXT) : BG_LOOK(HEADER_LEFT, TEXT),
                     titles[i]);
    for (size_t k = 0; k < plan->choices_n; k++)
        for (size_t i = 0; i < plan->choices[k].field->choices_n; i++)
            plan_choices_put_choice(page, &plan->choices[k], i);
}
