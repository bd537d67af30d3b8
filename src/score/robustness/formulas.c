/* The comparison under every other price formula. A formula's figures come from the caller, from
 * the ruleset where its own formula has one of the same name, or from the formula's defaults; one
 * that lacks a figure is said and not guessed. */
#include "score/robustness/parts.h"

#include <string.h>

#include "base/json.h"
#include "score/evaluate/price.h"

/* A number as an expression. */
static const struct bg_logic *formulas_constant(struct bg_arena *arena,
                                                const struct bg_ruleset *rules, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    bg_dec_text(value, text);
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_source *source =
        bg_source_new(arena, "figure", bg_arena_text(arena, text, strlen(text)), strlen(text));
    const struct bg_json *json = bg_json_parse(arena, diags, source, NULL);
    if (json == NULL)
        return NULL;
    return bg_logic_compile(arena, diags, json, json->root, &rules->scope, BG_WANT_NUMBER);
}

static const struct bg_price_figure *formulas_given(const struct bg_robust_options *options,
                                                    const struct bg_price_formula *formula,
                                                    size_t parameter)
{
    for (size_t i = 0; i < options->figures_n; i++)
        if (options->figures[i].formula == formula && options->figures[i].parameter == parameter)
            return &options->figures[i];
    return NULL;
}

static const struct bg_logic *of_ruleset(const struct bg_ruleset *rules, const char *name)
{
    const struct bg_price_formula *own = bg_price_formula_find(rules->price.formula);
    for (size_t i = 0; own != NULL && own->parameters[i] != NULL; i++)
        if (strcmp(own->parameters[i], name) == 0 && i < rules->price.parameters_n)
            return rules->price.parameters[i];
    return NULL;
}

static bool by_default(const void *row, size_t parameter, struct bg_dec *out)
{
    return bg_price_default(row, parameter, out);
}

/* "low 80, high 200" */
static const char *formulas_figure_words(struct bg_arena *arena, const struct bg_ruleset *rules,
                                         const struct bg_price_formula *formula)
{
    struct bg_lot_work work = {.arena = arena, .ruleset = rules};
    struct bg_dec figures[BG_FIGURES_MAX] = {0};
    struct bg_reason why = {0};
    struct bg_buf out;
    char text[BG_DEC_TEXT];
    bg_buf_init(&out, arena);
    if (!bg_figures(&work, rules->price.parameters, rules->price.parameters_n, formula->parameters,
                    by_default, formula, figures, &why))
        return "";
    for (size_t i = 0; formula->parameters[i] != NULL; i++)
        bg_buf_printf(&out, "%s%s %s", i > 0 ? ", " : "", formula->parameters[i],
                      bg_dec_text(figures[i], text));
    return bg_buf_text(&out);
}

/* rules with that formula; NULL with a sentence in *why. */
static const struct bg_ruleset *with_formula(const struct bg_robust_work *work,
                                             const struct bg_price_formula *formula,
                                             const char **why)
{
    const struct bg_ruleset *rules = work->out->lot->ruleset;
    struct bg_arena *arena = work->arena;
    struct bg_ruleset *copy = BG_NEW(arena, struct bg_ruleset);
    const struct bg_logic **logics = BG_ARRAY(arena, BG_FIGURES_MAX, const struct bg_logic *);
    struct bg_dec unused;
    size_t n = 0;
    *copy = *rules;
    if (formula->yields == BG_PRICE_POINTS && bg_dec_sign(rules->price.weight) <= 0) {
        *why = "It gives points for the price, and the price has no weight here.";
        return NULL;
    }
    for (; formula->parameters[n] != NULL; n++) {
        const struct bg_price_figure *figure = formulas_given(work->options, formula, n);
        logics[n] = figure != NULL ? formulas_constant(arena, rules, figure->value)
                                   : of_ruleset(rules, formula->parameters[n]);
        if (logics[n] == NULL && !bg_price_default(formula, n, &unused)) {
            *why = bg_arena_printf(arena, "It needs the figure \"%s\", which is not given.",
                                   formula->parameters[n]);
            return NULL;
        }
    }
    copy->price.formula = formula->name;
    copy->price.parameters = logics;
    copy->price.parameters_n = n;
    copy->award.method = formula->yields == BG_PRICE_POINTS ? BG_HIGHEST_SCORE : BG_BEST_INDEX;
    return copy;
}

static void try_formula(struct bg_robust_work *work, const struct bg_bids *bids,
                        struct bg_robust_formula *out)
{
    out->figures = "";
    out->recommended = -1;
    out->words = "";
    const struct bg_ruleset *rules = with_formula(work, out->formula, &out->why_not);
    if (rules == NULL)
        return;
    struct bg_robust_trial trial = {.rules = rules, .bids = *bids};
    out->figures = formulas_figure_words(work->arena, rules, out->formula);
    bg_robust_try(work, &trial);
    out->why_not = trial.why;
    if (trial.why != NULL)
        return;
    out->recommended = trial.recommended;
    out->words = trial.words;
    out->changes = !out->own && work->out->first >= 0 && trial.recommended != work->out->first;
}

void bg_robust_formulas(struct bg_robust_work *work)
{
    const struct bg_lot_result *lot = work->out->lot;
    const struct bg_ruleset *rules = lot->ruleset;
    size_t n = 0;
    if (!rules->price.used || rules->price.formula[0] == '\0') {
        work->out->no_formulas =
            rules->price.used ? "The award goes to the lowest evaluated price, without a formula."
                              : "The ruleset has no price.";
        return;
    }
    while (bg_price_formulas[n] != NULL)
        n++;
    struct bg_robust_formula *formulas = BG_ARRAY(work->arena, n, struct bg_robust_formula);
    const struct bg_bid **list = BG_ARRAY(work->arena, lot->bids_n + 1, const struct bg_bid *);
    for (size_t i = 0; i < lot->bids_n; i++)
        list[i] = lot->bids[i].bid;
    struct bg_bids bids = {.bid = list, .n = lot->bids_n, .panel = lot->panel};
    for (size_t i = 0; i < n; i++) {
        formulas[i].formula = bg_price_formulas[i];
        formulas[i].own = strcmp(bg_price_formulas[i]->name, rules->price.formula) == 0;
        try_formula(work, &bids, &formulas[i]);
    }
    work->out->formulas = formulas;
    work->out->formulas_n = n;
}
