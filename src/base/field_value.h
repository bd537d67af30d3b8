/* Private to the files of shapes: the value of one key. */
#ifndef BG_BASE_FIELD_VALUE_H
#define BG_BASE_FIELD_VALUE_H

#include "base/field.h"

/* What is being read. */
struct bg_field_place {
    const struct bg_loading *loading;
    const struct bg_key *key;
    const struct bg_shape *shape; /* the object around it, for messages */
    const struct bg_item *item;   /* the same */
    char *out;                    /* the struct that it is loaded into */
};

/* `"weight" of criterion "wages"`. Lives in the arena. */
const char *bg_field_title(const struct bg_field_place *place);
/* Says that the value is of a type that the key does not have; false. */
bool bg_field_wrong_type(const struct bg_field_place *place, const struct cJSON *node);
/* Into the pointer and the size_t of a key with n_at. */
void bg_field_keep(const struct bg_field_place *place, const void *items, size_t n);
/* Any value but an object, a list of objects or a map. False: a fault was reported. */
bool bg_field_load(const struct bg_field_place *place, const struct cJSON *node);

#endif
