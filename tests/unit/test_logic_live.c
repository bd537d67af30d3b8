/* Expressions as live formulas: how some of them are printed, and that every one gives over cells what
 * the engine gives over answers, whatever is missing. */
#include "t.h"

#include "base/cell/sheet.h"
#include "logic_fixture.h"

enum { COLUMN = 1, TABLE_ROW = 20, TABLE_COLUMN = 3, WORKING = 12, LINES_DOWN = 20, PLACES = 12 };

/* -- a bid's cells: answers in column B, tables from D21 and D41 on --------------------------------- */

enum gone {
    GONE_NOTHING,
    GONE_FACTS,
    GONE_PARAMS,
    GONE_CELLS,
    GONE_COLUMNS,
    GONE_WORKING,
    GONE__COUNT
};

struct place {
    enum gone gone; /* what has no cells */
    struct fixture *f;
    struct bg_cell_book *book;
    struct bg_cell_sheet *sheet, *rules;
    int working; /* columns of working cells */
    const char *titles[40];
    const struct bg_formula *kept[40]; /* of their first rows */
    const char *nowhere;               /* the id of a field without a cell */
};

static void put(struct place *p, struct bg_cell_sheet *sheet, int64_t row, int column,
                struct bg_cell_value value, const struct bg_formula *formula)
{
    struct bg_cell *cell = BG_NEW(p->f->arena, struct bg_cell);
    if (formula != NULL)
        bg_cell_hold_formula(p->f->arena, cell, sheet, formula);
    else
        bg_cell_hold(p->f->arena, cell, value);
    assert_true(bg_cell_put(sheet, row, column, cell));
}

static void put_answer(struct place *p, struct bg_cell_sheet *sheet, int64_t row, int column,
                       const struct bg_value *value)
{
    switch (value->type) {
    case BG_V_BOOL:
        put(p, sheet, row, column, bg_cell_text(value->as.truth ? "yes" : "no"), NULL);
        return;
    case BG_V_NUMBER:
        put(p, sheet, row, column, bg_cell_dec(value->as.number), NULL);
        return;
    case BG_V_TEXT:
        put(p, sheet, row, column,
            bg_cell_text(bg_arena_text(p->f->arena, value->as.text.bytes, value->as.text.n)), NULL);
        return;
    case BG_V_DATE:
        put(p, sheet, row, column, bg_cell_int(value->as.days + 25569), NULL);
        return;
    default:
        return;
    }
}

static int64_t table_row(size_t slot)
{
    assert_int_equal(fixture_slots[slot].type, BG_V_TABLE);
    return TABLE_ROW + (strcmp(fixture_slots[slot].id, "lines") == 0 ? LINES_DOWN : 0);
}

static size_t rows_of(void *data, size_t index)
{
    const struct bg_value *value = &((struct place *)data)->f->slots[index];
    return value->type == BG_V_TABLE ? value->as.table->rows : 0;
}

static const struct bg_formula *slot_cell(void *data, size_t index)
{
    struct place *p = data;
    if (p->nowhere && strcmp(fixture_slots[index].id, p->nowhere) == 0)
        return NULL;
    return bg_formula_cell(p->f->arena, NULL, (int64_t)index, COLUMN);
}

static const struct bg_formula *fact_cell(void *data, size_t index)
{
    struct place *p = data;
    if (p->gone == GONE_FACTS)
        return NULL;
    return bg_formula_cell(p->f->arena, p->rules, (int64_t)index, 2);
}

static const struct bg_formula *param_cell(void *data, size_t index)
{
    struct place *p = data;
    if (p->gone == GONE_PARAMS)
        return NULL;
    return bg_formula_cell(p->f->arena, p->rules, 10 + (int64_t)index, 2);
}

static const struct bg_formula *table_cell(void *data, size_t index, int column, int64_t row)
{
    struct place *p = data;
    if (p->gone == GONE_CELLS)
        return NULL;
    return bg_formula_cell(p->f->arena, NULL, table_row(index) + row, TABLE_COLUMN + column);
}

static const struct bg_formula *column_cells(void *data, size_t index, int column)
{
    struct place *p = data;
    if (p->gone == GONE_COLUMNS)
        return NULL;
    int64_t first = table_row(index), rows = (int64_t)rows_of(data, index);
    return bg_formula_range(p->f->arena, NULL, first, TABLE_COLUMN + column,
                            first + (rows ? rows : 1) - 1, TABLE_COLUMN + column);
}

static const struct bg_formula *working_cells(void *data, size_t index,
                                              const struct bg_formula *const *cells, size_t n,
                                              const char *title)
{
    struct place *p = data;
    if (p->gone == GONE_WORKING)
        return NULL;
    int64_t first = table_row(index);
    int column = WORKING;
    assert_int_equal(n, rows_of(data, index) ? rows_of(data, index) : 1);
    while (column < WORKING + p->working && !bg_formula_same(p->kept[column - WORKING], cells[0]))
        column++;
    if (column < WORKING + p->working)
        return bg_formula_range(p->f->arena, NULL, first, column, first + (int64_t)n - 1, column);
    p->kept[p->working] = cells[0];
    p->titles[p->working++] = title;
    for (size_t i = 0; i < n; i++)
        put(p, p->sheet, first + (int64_t)i, column, (struct bg_cell_value){0}, cells[i]);
    return bg_formula_range(p->f->arena, NULL, first, column, first + (int64_t)n - 1, column);
}

/* No parameter of the fixture has keys. */
static const struct bg_formula *no_key(void *data, size_t index, size_t key)
{
    (void)data;
    (void)index;
    (void)key;
    return NULL;
}

static struct bg_cells cells_of(struct place *p)
{
    return (struct bg_cells){.data = p,
                             .slot = slot_cell,
                             .fact = fact_cell,
                             .param = param_cell,
                             .param_key = no_key,
                             .rows = rows_of,
                             .cell = table_cell,
                             .column = column_cells,
                             .working = working_cells};
}

static void lay_out(struct place *p, struct fixture *f)
{
    *p = (struct place){.f = f, .book = bg_cell_book_new(f->arena)};
    p->sheet = bg_cell_sheet_new(p->book, "Bid");
    p->rules = bg_cell_sheet_new(p->book, "Rules");
    for (size_t i = 0; i < FIXTURE_SLOTS; i++) {
        const struct bg_value *value = &f->slots[i];
        put_answer(p, p->sheet, (int64_t)i, COLUMN, value);
        if (value->type != BG_V_TABLE)
            continue;
        const struct bg_table *table = value->as.table;
        for (size_t k = 0; k < table->rows * table->columns; k++)
            put_answer(p, p->sheet, table_row(i) + (int64_t)(k / table->columns),
                       TABLE_COLUMN + (int)(k % table->columns), &table->cells[k]);
    }
    for (size_t i = 0; i < 2; i++)
        put_answer(p, p->rules, (int64_t)i, 2, &f->facts[i]);
    for (size_t i = 0; i < 3; i++) {
        struct bg_value value = fixture_param(&f->env, i, INT64_MIN);
        put_answer(p, p->rules, 10 + (int64_t)i, 2, &value);
    }
}

/* -- how they are printed --------------------------------------------------------------------------- */

static const char *const bid =
    "{'wage':15.2,'price':1250000,'plan':'gold','insured':true,'hours':40000,'workforce':["
    "{'class':'guard','headcount':10,'wage':15.2,'full_time':true},"
    "{'class':'lead','headcount':4,'wage':20,'full_time':false}]}";

/* "working cell in row 21 | ... | formula" */
static const char *printed(struct place *p, const struct bg_formula *formula)
{
    struct bg_buf out;
    bg_buf_init(&out, p->f->arena);
    (void)formula;
    bg_formula_print(&out, formula, p->sheet);
    return bg_buf_text(&out);
}

static void forms(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *want;
    } rows[] = {
        {"{'val': 'wage'}", "IF($B$1<>\"\",ROUND($B$1,12),\"\")"},
        {"{'>=': [{'val': 'wage'}, {'param': 'living_wage'}]}",
         "IF(AND($B$1<>\"\",'Rules'!$C$11<>\"\"),IF($B$1>='Rules'!$C$11,\"yes\",\"no\"),\"\")"},
        {"{'==': [{'val': 'plan'}, 'gold']}",
         "IF($B$3<>\"\",IF($B$3=\"gold\",\"yes\",\"no\"),\"\")"},
        {"{'==': [{'fact': 'place'}, 'St \\u0022X\\u0022']}",
         "IF('Rules'!$C$1<>\"\",IF(EXACT('Rules'!$C$1,\"St \"\"X\"\"\"),\"yes\",\"no\"),\"\")"},
        {"{'val': 'insured'}", "IF($B$4<>\"\",IF($B$4=\"yes\",\"yes\",\"no\"),\"\")"},
        {"{'and': [{'val': 'insured'}, {'>': [{'val': 'wage'}, 15]}]}",
         "IF(AND($B$4=\"yes\",IF($B$1<>\"\",$B$1>15,FALSE())),\"yes\","
         "IF(OR($B$4=\"no\",IF($B$1<>\"\",$B$1<=15,FALSE())),\"no\",\"\"))"},
        {"{'/': [{'val': 'price'}, {'val': 'hours'}]}",
         "IF(AND($B$2<>\"\",$B$10<>\"\",$B$10<>0),ROUND($B$2/$B$10,12),\"\")"},
        {"{'<': [{'val': 'start'}, '2027-01-01']}",
         "IF($B$6<>\"\",IF($B$6<DATE(2027,1,1),\"yes\",\"no\"),\"\")"},
        {"{'min_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
         "IF(COUNTBLANK($F$21:$F$22)=0,ROUND(MIN($F$21:$F$22),12),\"\")"},
        {"{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 15]}]}",
         "IF(COUNTIF($M$21:$M$22,\"yes\")=ROWS($M$21:$M$22),\"yes\","
         "IF(COUNTIF($M$21:$M$22,\"no\")>0,\"no\",\"\"))"},
        {"{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}]}",
         "IF(AND(COUNTBLANK($G$21:$G$22)=0,COUNTBLANK($E$21:$E$22)=0,"
         "COUNTIF($E$21:$E$22,\"<0\")=0,SUM($E$21:$E$22)<>0),"
         "ROUND(SUMIF($G$21:$G$22,\"yes\",$E$21:$E$22)/SUM($E$21:$E$22),12),\"\")"},
        {"{'weighted_mean_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
         "IF(AND(COUNTBLANK($F$21:$F$22)=0,COUNTBLANK($E$21:$E$22)=0,"
         "COUNTIF($E$21:$E$22,\"<0\")=0,SUM($E$21:$E$22)<>0),"
         "ROUND(SUMPRODUCT($F$21:$F$22,$E$21:$E$22)/SUM($E$21:$E$22),12),\"\")"},
        {"{'round': [{'val': 'wage'}, 1]}", "IF($B$1<>\"\",ROUND(ROUND($B$1,1),12),\"\")"},
        {"{'if': [{'val': 'insured'}, 10, 0]}",
         "IF($B$4<>\"\",ROUND(IF($B$4=\"yes\",10,0),12),\"\")"},
        {"{'>': [{'/': [{'val': 'price'}, {'val': 'hours'}]}, 3]}",
         "IF(AND($B$2<>\"\",$B$10<>\"\",$B$10<>0),IF(ROUND($B$2/$B$10,12)>3,\"yes\",\"no\"),\"\")"},
        /* a condition that holds twice is written once; what has one operand is that */
        {"{'+': [{'val': 'wage'}, {'val': 'wage'}]}", "IF($B$1<>\"\",ROUND($B$1+$B$1,12),\"\")"},
        {"{'+': [{'*': [{'val': 'price'}, {'val': 'hours'}]}, {'val': 'price'}]}",
         "IF(AND($B$2<>\"\",$B$10<>\"\"),ROUND($B$2*$B$10+$B$2,12),\"\")"},
        {"{'and': [{'val': 'insured'}]}", "IF($B$4=\"yes\",\"yes\",IF($B$4=\"no\",\"no\",\"\"))"},
        {"{'or': [{'val': 'insured'}]}", "IF($B$4=\"yes\",\"yes\",IF($B$4=\"no\",\"no\",\"\"))"},
        /* no form: a cell that is not there, or an operator that has none */
        {"{'==': [{'val': 'note'}, 'x']}", NULL},
        {"{'matches': [{'fact': 'place'}, 'x']}", NULL},
        {"{'substr': [{'fact': 'place'}, 1]}", NULL},
        {"{'map': [{'val': 'workforce'}, {'val': 'wage'}]}", NULL},
        {"{'median_of': [{'val': 'workforce'}, {'val': 'wage'}]}", NULL},
        {"{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 50]}", NULL},
        {"{'round': [{'val': 'wage'}, 1, 'half_even']}", NULL},
        {"{'%': [{'val': 'wage'}, 2]}", NULL},
        {"{'param': ['living_wage', '2027-01-01']}", NULL},
        {"{'+': [{'val': 'wage'}, 12345678901234567890]}", NULL},
        {"{'val': 'workforce'}", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        struct place p;
        fixture_init(&f, bid);
        lay_out(&p, &f);
        p.nowhere = "note";
        const struct bg_cells cells = cells_of(&p);
        const struct bg_logic *logic = fixture_compile(&f, rows[i].expression, BG_WANT_ANY);
        assert_non_null(logic);
        const struct bg_formula *made = bg_logic_formula(f.arena, logic, &cells, PLACES);
        if ((made != NULL) != (rows[i].want != NULL))
            fail_msg("%s: %s", rows[i].expression, made ? printed(&p, made) : "no form");
        if (made)
            assert_string_equal(printed(&p, made), rows[i].want);
        fixture_end(&f);
    }
}

static void working_columns(void **state)
{
    (void)state;
    struct fixture f;
    struct place p;
    fixture_init(&f, bid);
    lay_out(&p, &f);
    const struct bg_cells cells = cells_of(&p);
    const struct bg_logic *logic =
        fixture_compile(&f,
                        "{'all': [{'val': 'workforce'}, {'>=': [{'+': [{'val': 'wage'}, 1]}, "
                        "{'param': 'living_wage'}]}, {'val': 'full_time'}]}",
                        BG_WANT_TRUTH);
    const struct bg_formula *made = bg_logic_formula(f.arena, logic, &cells, PLACES);
    assert_string_equal(
        printed(&p, made),
        "IF(AND(COUNTIF($M$21:$M$22,\"yes\")+COUNTIF($M$21:$M$22,\"\xE2\x80\x93\")="
        "ROWS($M$21:$M$22),COUNTIF($M$21:$M$22,\"\xE2\x80\x93\")<ROWS($M$21:$M$22)),"
        "\"yes\",IF(COUNTIF($M$21:$M$22,\"no\")>0,\"no\",\"\"))");
    assert_string_equal(p.titles[0], "hourly wage plus 1.00 USD/hour is at least the living wage");
    assert_string_equal(bg_cell_value_at(p.sheet, TABLE_ROW, WORKING).text, "no");
    assert_string_equal(bg_cell_value_at(p.sheet, TABLE_ROW + 1, WORKING).text, "\xE2\x80\x93");
    assert_string_equal(bg_formula_evaluate(p.sheet, made).text, "no");
    fixture_end(&f);
}

/* -- the engine and the formula ----------------------------------------------------------------------- */

static uint64_t seed;

static uint64_t draw(uint64_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (seed >> 33) % below;
}

static void put_or_blank(struct bg_buf *out, const char *name, const char *const *values, size_t n)
{
    if (draw(5) != 0)
        bg_buf_printf(out, "'%s':%s,", name, values[draw(n)]);
}

/* A bid in which every answer and cell may be missing, of few values, so that limits are met. */
static const char *random_bid(struct bg_arena *arena)
{
    static const char *const wages[] = {"15", "17.17", "16.17", "18", "20.5"};
    static const char *const prices[] = {"0", "100", "250000", "333.33"};
    static const char *const plans[] = {"'gold'", "'silver'", "'none'"};
    static const char *const truths[] = {"true", "false"};
    static const char *const dates[] = {"'2026-01-31'", "'2024-02-29'", "'2027-01-01'"};
    static const char *const notes[] = {"'Balti'", "'baltimore'", "'Baltimore'", "'St X'"};
    static const char *const hours[] = {"0", "3", "40000", "-2"};
    static const char *const counts[] = {"0", "1", "4", "10"};
    static const char *const classes[] = {"'guard'", "'Guard'", "'lead'"};
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_putc(&out, '{');
    put_or_blank(&out, "wage", wages, COUNT(wages));
    put_or_blank(&out, "price", prices, COUNT(prices));
    put_or_blank(&out, "plan", plans, COUNT(plans));
    put_or_blank(&out, "insured", truths, 2);
    put_or_blank(&out, "licensed", truths, 2);
    put_or_blank(&out, "start", dates, COUNT(dates));
    put_or_blank(&out, "note", notes, COUNT(notes));
    put_or_blank(&out, "hours", hours, COUNT(hours));
    bg_buf_puts(&out, "'workforce':[");
    bool whole = draw(2) == 0;
    size_t n = draw(4);
    for (size_t i = 0; i < n; i++) {
        bg_buf_puts(&out, i ? ",{" : "{");
        if (whole)
            bg_buf_printf(&out, "'class':%s,'headcount':%s,'wage':%s,'full_time':%s,'hired':%s}",
                          classes[draw(3)], counts[draw(4)], wages[draw(5)], truths[draw(2)],
                          dates[draw(3)]);
        else {
            put_or_blank(&out, "class", classes, 3);
            put_or_blank(&out, "headcount", counts, 4);
            put_or_blank(&out, "wage", wages, 5);
            put_or_blank(&out, "full_time", truths, 2);
            bg_buf_printf(&out, "'hired':%s}", dates[draw(3)]);
        }
    }
    bg_buf_puts(&out, "],'lines':[");
    for (size_t i = 0; i < draw(4); i++)
        bg_buf_printf(&out, "%s{'item':'a','quantity':%s,'unit_price':%s}", i ? "," : "",
                      counts[draw(4)], prices[draw(4)]);
    bg_buf_puts(&out, "]}");
    return bg_buf_text(&out);
}

/* What a cell shows for what the engine gives: "" where it is missing or cannot be worked out. */
static const char *shown(struct bg_arena *arena, struct bg_value value)
{
    struct bg_cell_value as = bg_cell_text("");
    if (value.type == BG_V_NUMBER)
        as = bg_cell_dec(bg_dec_round(value.as.number, PLACES, BG_HALF_UP));
    else if (value.type == BG_V_BOOL)
        as = bg_cell_text(value.as.truth ? "yes" : "no");
    else if (value.type == BG_V_DATE)
        as = bg_cell_int(value.as.days + 25569);
    else if (value.type == BG_V_TEXT)
        as = bg_cell_text(bg_arena_text(arena, value.as.text.bytes, value.as.text.n));
    return bg_cell_as_text(arena, as);
}

static const char *const expressions[] = {
    "{'val':'wage'}",
    "{'val':'insured'}",
    "{'val':'start'}",
    "{'?\?':[{'val':'plan'},'none']}",
    "{'?\?':[{'val':'wage'},{'val':'price'},{'param':'unset'}]}",
    "{'exists':'wage'}",
    "{'!':{'missing':['wage','plan']}}",
    "{'!!':{'missing':['wage','plan']}}",
    "{'!':{'missing_some':[2,['wage','plan','insured']]}}",
    "{'and':[{'val':'insured'},{'val':'licensed'}]}",
    "{'or':[{'val':'insured'},{'val':'licensed'},{'>':[{'val':'wage'},17]}]}",
    "{'!':{'or':[{'val':'insured'},{'<':[{'val':'wage'},17.17]}]}}",
    "{'and':[{'or':[{'val':'insured'},{'val':'licensed'}]},{'exists':'note'}]}",
    "{'if':[{'val':'insured'},{'val':'wage'},{'val':'licensed'},{'val':'price'},0]}",
    "{'if':[{'val':'insured'},{'>':[{'val':'wage'},16]},{'val':'licensed'}]}",
    "{'?:':[{'>':[{'val':'wage'},17]},'more','less']}",
    "{'==':[{'val':'plan'},'gold']}",
    "{'!=':[{'val':'note'},'Baltimore']}",
    "{'==':[{'fact':'place'},{'val':'note'}]}",
    "{'==':[{'val':'insured'},false]}",
    "{'!=':[{'val':'insured'},{'val':'licensed'}]}",
    "{'<':[16,{'val':'wage'},18]}",
    "{'<=':[{'val':'wage'},17.17,{'val':'price'}]}",
    "{'>=':[{'val':'wage'},{'param':'living_wage'}]}",
    "{'>=':[{'val':'wage'},{'param':'broken'}]}",
    "{'>':[{'/':[{'val':'price'},{'val':'hours'}]},33]}",
    "{'+':[{'val':'wage'},{'val':'price'},1]}",
    "{'-':[{'val':'price'},{'-':[{'val':'wage'},{'val':'hours'}]}]}",
    "{'-':{'val':'wage'}}",
    "{'*':[{'val':'wage'},{'+':[{'val':'price'},1]},3]}",
    "{'/':[{'val':'price'},{'val':'hours'}]}",
    "{'/':[{'/':[{'val':'price'},{'val':'hours'}]},{'-':[{'val':'wage'},15]}]}",
    "{'and':[{'>':[{'/':[1,{'-':[{'val':'wage'},15]}]},0.3]},{'val':'insured'}]}",
    "{'min':[{'val':'wage'},{'val':'hours'},17]}",
    "{'max':[{'val':'wage'},{'param':'living_wage'}]}",
    "{'abs':{'-':[{'val':'hours'},{'val':'wage'}]}}",
    "{'round':[{'/':[{'val':'price'},7]},2]}",
    "{'round':[{'/':[{'val':'price'},7]},1,'truncate']}",
    "{'shortfall':[{'param':'living_wage'},{'val':'wage'}]}",
    "{'clamp':[{'val':'wage'},16,{'val':'hours'}]}",
    "{'incident_rate':[{'val':'wage'},{'val':'hours'}]}",
    "{'in':[{'val':'plan'},['gold','silver']]}",
    "{'in':[{'val':'wage'},[15,18]]}",
    "{'in':[{'val':'note'},{'merge':['Balti',{'fact':'place'}]}]}",
    "{'in':[{'val':'note'},{'fact':'place'}]}",
    "{'cat':[{'val':'plan'},', ',{'val':'note'}]}",
    "{'days_between':[{'val':'start'},'2026-06-30']}",
    "{'add_days':[{'val':'start'},{'val':'hours'}]}",
    "{'add_days':[{'val':'start'},{'val':'wage'}]}",
    "{'add_months':[{'val':'start'},13]}",
    "{'>=':[{'add_months':[{'val':'start'},-1]},'2026-01-01']}",
    "{'all':[{'val':'workforce'},{'>=':[{'val':'wage'},17.17]}]}",
    "{'all':[{'val':'workforce'},{'>=':[{'+':[{'val':'wage'},1]},{'param':'living_wage'}]}]}",
    "{'all':[{'val':'workforce'},{'>=':[{'val':'wage'},17]},{'val':'full_time'}]}",
    "{'some':[{'val':'workforce'},{'val':'full_time'}]}",
    "{'some':[{'val':'workforce'},{'>':[{'val':'wage'},18]},{'==':[{'val':'class'},'guard']}]}",
    "{'none':[{'val':'workforce'},{'<':[{'val':'wage'},16]}]}",
    "{'none':[{'val':'workforce'},{'val':'full_time'},{'>':[{'val':'headcount'},0]}]}",
    "{'!':{'all':[{'val':'workforce'},{'val':'full_time'}]}}",
    "{'min_of':[{'val':'workforce'},{'val':'wage'}]}",
    "{'max_of':[{'val':'workforce'},{'val':'hired'}]}",
    "{'max_of':[{'val':'workforce'},{'*':[{'val':'wage'},{'val':'headcount'}]}]}",
    "{'min_of':[{'val':'workforce'},{'val':'wage'},{'val':'full_time'}]}",
    "{'max_of':[{'val':'workforce'},{'val':'wage'},{'>':[{'val':'headcount'},1]}]}",
    "{'sum_of':[{'val':'workforce'},{'val':'headcount'}]}",
    "{'sum_of':[{'val':'lines'},{'*':[{'val':'quantity'},{'val':'unit_price'}]}]}",
    "{'sum_of':[{'val':'workforce'},{'/':[{'val':'wage'},3]},{'val':'full_time'}]}",
    "{'mean_of':[{'val':'workforce'},{'val':'wage'}]}",
    "{'mean_of':[{'val':'workforce'},{'val':'wage'},{'val':'full_time'}]}",
    "{'weighted_mean_of':[{'val':'workforce'},{'val':'wage'}]}",
    "{'weighted_mean_of':[{'val':'workforce'},{'val':'wage'},{'val':'full_time'}]}",
    "{'weighted_mean_of':[{'val':'workforce'},{'-':[{'val':'wage'},15]},"
    "{'*':[2,{'val':'headcount'}]}]}",
    "{'weighted_mean_of':[{'val':'lines'},{'val':'unit_price'}]}",
    "{'median_of':[{'val':'lines'},{'val':'unit_price'}]}",
    "{'median_of':[{'val':'workforce'},{'val':'wage'},1]}",
    "{'median_of':[{'val':'workforce'},{'+':[{'val':'wage'},1]},{'val':'full_time'},1]}",
    "{'count_of':[{'val':'workforce'}]}",
    "{'count_of':[{'val':'lines'}]}",
    "{'count_of':[{'val':'workforce'},{'val':'full_time'}]}",
    "{'count_of':[{'val':'lines'},{'>':[{'val':'quantity'},1]}]}",
    "{'count_of':[{'val':'workforce'},{'>':[{'val':'wage'},17]},{'val':'full_time'}]}",
    "{'share_of':[{'val':'workforce'},{'val':'full_time'}]}",
    "{'share_of':[{'val':'workforce'},{'>':[{'val':'wage'},17]}]}",
    "{'share_of':[{'val':'workforce'},{'>':[{'val':'wage'},17]},{'val':'full_time'}]}",
    "{'share_of':[{'val':'lines'},{'>':[{'val':'quantity'},1]}]}",
    "{'share_of':[{'val':'lines'},{'>':[{'val':'quantity'},1]},{'>':[{'val':'unit_price'},0]}]"
    "}",
    "{'share_of':[{'val':'workforce'},{'>':[{'val':'wage'},17]},{'/"
    "':[{'val':'headcount'},2]}]}",
    "{'>=':[{'share_of':[{'val':'workforce'},{'val':'full_time'}]},0.5]}",
    "{'all':[{'val':'workforce'},{'>=':[{'val':'wage'},{'max':[15,{'val':[[1],'hours']}]}]}]}",
    "{'all':[{'val':'workforce'},{'>=':[{'val':'wage'},"
    "{'mean_of':[{'val':[[1],'lines']},{'val':'quantity'}]}]}]}",
    "{'and':[{'all':[{'val':'workforce'},{'>=':[{'val':'wage'},16]}]},{'val':'insured'}]}",
    "{'and':[{'if':[{'val':'insured'},{'val':'licensed'},{'>':[{'val':'wage'},16]}]},{'val':'"
    "insured'}]}",
    "{'!':{'if':[{'val':'insured'},{'val':'licensed'},{'>':[{'val':'wage'},16]}]}}",
    "{'or':[{'?\?':[{'val':'insured'},{'val':'licensed'}]},{'>':[{'val':'wage'},20]}]}",
    "{'!':{'?\?':[{'val':'insured'},true]}}",
    "{'and':[{'in':[{'val':'plan'},['gold']]},{'val':'insured'}]}",
    "{'!':{'in':[{'val':'note'},{'fact':'place'}]}}",
    "{'and':[{'exists':'wage'},{'!':{'exists':'price'}}]}",
    "{'==':[{'==':[{'val':'plan'},'gold']},{'val':'insured'}]}",
    "{'!=':[{'>':[{'val':'wage'},17]},{'all':[{'val':'workforce'},{'val':'full_time'}]}]}",
    "{'==':[{'all':[{'val':'workforce'},{'val':'full_time'}]},true]}",
    "{'+':[{'/':[1,{'val':'hours'}]},{'/':[2,{'val':'price'}]},{'/"
    "':[3,{'-':[{'val':'wage'},15]}]}]}",
    "{'/':[{'/':[1,{'val':'hours'}]},{'/':[2,{'val':'price'}]}]}",
    "{'if':[{'val':'insured'},{'val':'wage'}]}",
    "{'if':[{'exists':'wage'},1,2]}",
    "{'if':[{'all':[{'val':'workforce'},{'val':'full_time'}]},{'val':'start'},{'date':'2026-12-"
    "31'}]}",
    "{'if':[{'>':[{'/':[1,{'val':'hours'}]},0.1]},1,{'<':[{'val':'wage'},16]},2,3]}",
    "{'and':[{'val':'insured'}]}",
    "{'exists':['workforce','wage']}",
    "{'!':{'exists':['lines','quantity']}}",
    "{'days_between':[{'date':'2026-01-31'},{'val':'start'}]}",
    "{'date':{'val':'start'}}",
    "{'clamp':[{'val':'wage'},16,17]}",
    "{'/':[{'val':'price'},4]}",
    "{'/':[{'val':'price'},{'*':[{'val':'hours'},{'-':[{'val':'wage'},15]}]}]}",
    "{'in':[{'val':'start'},['2026-01-31','2024-02-29']]}",
    "{'in':[{'val':'wage'},[15]]}",
    "{'!!':[{'and':[{'val':'insured'},{'!':{'!!':[{'val':'licensed'}]}}]}]}",
    "{'<':['2026-01-01',{'val':'start'},'2027-01-01']}",
    "{'>':[18,{'val':'wage'},16]}",
    "{'max':[{'val':'start'},'2026-06-01']}",
    "{'min':[{'val':'hours'}]}",
    "{'min':[{'val':'wage'},{'val':'hours'},{'val':'price'},16]}",
    "{'incident_rate':[3,{'val':'hours'}]}",
    "{'round':[{'/':[{'val':'price'},7]},0]}",
    "{'shortfall':[{'val':'wage'},{'shortfall':[20,{'val':'hours'}]}]}",
    "{'some':[{'val':'lines'},{'>':[{'/':[{'val':'unit_price'},{'val':'quantity'}]},50]}]}",
    "{'all':[{'val':'workforce'},{'or':[{'val':'full_time'},{'>=':[{'val':'wage'},18]}]}]}",
    "{'all':[{'val':'workforce'},{'in':[{'val':'class'},['guard','lead']]}]}",
    "{'all':[{'val':'workforce'},{'if':[{'val':'full_time'},{'>=':[{'val':'wage'},17]},true]}]"
    "}",
    "{'count_of':[{'val':'workforce'},{'!':{'val':'full_time'}}]}",
    "{'count_of':[{'val':'workforce'},{'val':'full_time'},1]}",
    "{'share_of':[{'val':'workforce'},{'val':'full_time'},1]}",
    "{'mean_of':[{'val':'workforce'},{'*':[{'val':'wage'},2]}]}",
    "{'min_of':[{'val':'workforce'},{'val':'hired'},{'val':'full_time'}]}",
    "{'weighted_mean_of':[{'val':'workforce'},{'val':'wage'},{'val':'full_time'},1]}",
    "{'>=':[{'median_of':[{'val':'workforce'},{'val':'wage'},1]},17]}",
    "{'>':[{'sum_of':[{'val':'lines'},{'val':'quantity'}]},{'count_of':[{'val':'lines'}]}]}",
};

static void engine_and_formula_agree(void **state)
{
    (void)state;
    enum { BIDS = 120 };
    seed = 20261124;
    for (size_t e = 0; e < COUNT(expressions); e++) {
        size_t shown_n = 0;
        for (int i = 0; i < BIDS; i++) {
            struct bg_arena *arena = bg_arena_new(0);
            struct fixture f;
            struct place p;
            const char *answers = random_bid(arena);
            fixture_init(&f, answers);
            lay_out(&p, &f);
            const struct bg_cells cells = cells_of(&p);
            const struct bg_logic *logic = fixture_compile(&f, expressions[e], BG_WANT_ANY);
            if (logic == NULL)
                fail_msg("%s: %s", expressions[e], fixture_faults(&f));
            const struct bg_formula *made = bg_logic_formula(f.arena, logic, &cells, PLACES);
            if (made == NULL)
                fail_msg("%s has no form", expressions[e]);
            const char *want = shown(f.arena, bg_logic_eval(logic, &f.env));
            const char *got = bg_cell_as_text(f.arena, bg_formula_evaluate(p.sheet, made));
            if (strcmp(want, got) != 0)
                fail_msg("%s\nof %s:\nthe engine gives \"%s\", the formula \"%s\": =%s",
                         expressions[e], answers, want, got, printed(&p, made));
            shown_n += *want != '\0';
            fixture_end(&f);
            bg_arena_free(arena);
        }
        if (shown_n < 5 && strstr(expressions[e], "broken") == NULL)
            fail_msg("%s: only %zu bids had a value", expressions[e], shown_n);
    }
}

/* Where a cell is not there, there is no form, or one that does not need it, and agrees with the engine. */
static void cells_that_are_not_there(void **state)
{
    (void)state;
    enum { BIDS = 5 };
    size_t formless = 0;
    seed = 20261201;
    for (size_t e = 0; e < COUNT(expressions); e++)
        for (size_t gone = 1; gone < GONE__COUNT + FIXTURE_SLOTS; gone++)
            for (int i = 0; i < BIDS; i++) {
                struct bg_arena *arena = bg_arena_new(0);
                struct fixture f;
                struct place p;
                const char *answers = random_bid(arena);
                fixture_init(&f, answers);
                lay_out(&p, &f);
                struct bg_cells cells = cells_of(&p);
                if (gone < GONE__COUNT)
                    p.gone = (enum gone)gone;
                else
                    p.nowhere = fixture_slots[gone - GONE__COUNT].id;
                if (gone == GONE_WORKING && i % 2)
                    cells.working = NULL;
                const struct bg_logic *logic = fixture_compile(&f, expressions[e], BG_WANT_ANY);
                const struct bg_formula *made = bg_logic_formula(f.arena, logic, &cells, PLACES);
                const char *want = shown(f.arena, bg_logic_eval(logic, &f.env));
                formless += made == NULL;
                if (made &&
                    strcmp(want, bg_cell_as_text(f.arena, bg_formula_evaluate(p.sheet, made))) != 0)
                    fail_msg("%s without %zu\nof %s:\nthe engine gives \"%s\", the formula =%s",
                             expressions[e], gone, answers, want, printed(&p, made));
                fixture_end(&f);
                bg_arena_free(arena);
            }
    assert_true(formless > COUNT(expressions)); /* most of them need some cell */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms),
        cmocka_unit_test(working_columns),
        cmocka_unit_test(engine_and_formula_agree),
        cmocka_unit_test(cells_that_are_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
