/* The panel file as it was written: structs that the shapes of panel/read.c load and panel/write.c fills. */
#ifndef BG_INTAKE_PANEL_SHAPE_H
#define BG_INTAKE_PANEL_SHAPE_H

#include "intake/panel/panel.h"

struct raw_interest {
    struct bg_item item;
    struct bg_interest out;
};
struct raw_withdrawn {
    struct bg_item item;
    const char *at, *because;
};
struct raw_evaluator {
    struct bg_item item;
    struct bg_evaluator out;
    struct bg_items interests;
    struct raw_withdrawn withdrawn;
    const char *declared, *role;
    struct bg_texts criteria;
};
struct raw_cite {
    struct bg_item item;
    struct bg_cite out;
};
struct raw_score {
    struct bg_item item;
    struct bg_panel_score out;
    const struct cJSON *points;
    struct bg_items cites;
};
struct raw_found {
    struct bg_item item;
    struct bg_point_found out;
};
struct raw_dissent {
    struct bg_item item;
    struct bg_dissent out;
};
struct raw_agreement {
    struct bg_item item;
    struct bg_agreement out;
    const struct cJSON *points;
    struct bg_items cites, found, dissents;
    struct bg_texts present;
};
struct raw_ruleset_ref {
    struct bg_item item;
    const char *id, *version;
};
struct raw_panel_file {
    struct bg_item item;
    const char *format, *solicitation;
    struct raw_ruleset_ref ruleset;
    struct bg_items evaluators, scores, agreed;
    bool influence;
};

#endif
