/* Temporary. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

void bg_words_abs(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_add_days(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_aggregate(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_all(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_and(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_as_of(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_cat(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_clamp(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_coalesce(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_compare(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_date(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_days_between(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_exists(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_fact(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_filter(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_if(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_in(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_incident_rate(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_least(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_list(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_map(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_matches(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_missing(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_name(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_not(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_not_not(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_param(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_reduce(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_round(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_substr(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
void bg_words_sum(struct bg_words *w, const struct bg_node *node){(void)w;(void)node;}
bool bg_form_abs(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_add_days(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_all(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_and(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_cat(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_clamp(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_coalesce(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_compare(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_date(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_days_between(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_divide(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_exists(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_extreme(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_fact(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_if(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_in(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_incident_rate(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_least(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_median_of(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_name(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_none(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_not(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_not_not(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_param(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_round(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_sum(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
bool bg_form_sum_of(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
void bg_logic_words(const struct bg_logic *logic, const struct bg_env *env, struct bg_buf *out){(void)logic;(void)env;bg_buf_puts(out,"");}
bool bg_logic_formula(const struct bg_logic *logic, const struct bg_cells *cells, struct bg_buf *out){(void)logic;(void)cells;(void)out;return false;}
struct bg_value bg_logic_trace(const struct bg_logic *logic, const struct bg_env *env, struct bg_arena *arena, const struct bg_trace_step **steps, size_t *n){(void)arena;*steps=NULL;*n=0;return bg_logic_eval(logic,env);}
