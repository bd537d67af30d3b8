/* Temporary. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

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
bool bg_logic_formula(const struct bg_logic *logic, const struct bg_cells *cells, struct bg_buf *out){(void)logic;(void)cells;(void)out;return false;}
bool bg_form_literal(struct bg_form *f, const struct bg_node *node){(void)f;(void)node;return false;}
