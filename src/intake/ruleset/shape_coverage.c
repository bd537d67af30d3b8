/* The rows of what a ruleset says of itself: who is covered and who is not, its place in a library. */
#include "intake/ruleset/shape.h"

#define IN(type, member) .at = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const char *const library_is[] = {"standard", "composition", "template", NULL};

static const struct bg_key covered_alone = {.type = BG_KEY_TEXT, IN(raw_covered, out.text)};
static const struct bg_shape covered_shape = {.name = "covered",
                                              .what = "line",
                                              .size = sizeof(struct raw_covered),
                                              .alone = &covered_alone,
                                              .by = BG_BY_TEXT};
static const struct bg_key exempt_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_exempt, out.text), .required = true},
    {"shown_by", BG_KEY_TEXTS, IN(raw_exempt, shown_by),
     .about = "Fields or facts by which the exemption can be seen"},
    {"source", BG_KEY_TEXT, IN(raw_exempt, source)},
    END};
static const struct bg_key exempt_alone = {.type = BG_KEY_TEXT, IN(raw_exempt, out.text)};
static const struct bg_shape exempt_shape = {.name = "exempt",
                                             .what = "exemption",
                                             .size = sizeof(struct raw_exempt),
                                             .keys = exempt_keys,
                                             .alone = &exempt_alone};
static const struct bg_key coverage_keys[] = {
    {"covered", BG_KEY_MAP, IN(raw_coverage, covered), .of = &covered_shape},
    {"exempt", BG_KEY_MAP, IN(raw_coverage, exempt), .of = &exempt_shape},
    {"not_modelled", BG_KEY_MAP, IN(raw_coverage, not_modelled), .of = &covered_shape,
     .about = "What the real rule says and this file does not"},
    END};
const struct bg_shape bg_coverage_shape = {.name = "coverage",
                                           .what = "coverage",
                                           .size = sizeof(struct raw_coverage),
                                           .keys = coverage_keys};
static const struct bg_key library_keys[] = {
    {"country", BG_KEY_TEXT, IN(raw_library, out.country), .about = "ISO 3166, such as US"},
    {"region", BG_KEY_TEXT, IN(raw_library, out.region)},
    {"language", BG_KEY_TEXT, IN(raw_library, out.language), .about = "Of the law: \"de\""},
    {"is", BG_KEY_ENUM, IN(raw_library, out.is), .names = library_is, .unless = "standard",
     .about = "One standard, several composed, or a template of ours"},
    {"work", BG_KEY_TEXTS, IN(raw_library, work), .about = "Kinds of work that it is for"},
    {"terms", BG_KEY_MAP, IN(raw_library, terms), .of = &covered_shape,
     .about = "The jurisdiction's own terms, and what they mean in English"},
    END};
const struct bg_shape bg_library_shape = {.name = "library",
                                          .what = "place in the library",
                                          .size = sizeof(struct raw_library),
                                          .keys = library_keys};
