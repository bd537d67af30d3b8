/* What a comparison workbook is made of. */
#ifndef BG_REPORT_EVALUATION_COMPARISON_H
#define BG_REPORT_EVALUATION_COMPARISON_H

#include "model/case.h"
#include "model/result.h"

struct bg_comparison {
    const struct bg_result *result;
    const struct bg_case_log *record; /* of the case that the result is of; NULL: there is none */
    enum bg_language language;        /* of what the workbook says itself */
    bool
        print_all; /* every sheet goes to paper when the whole book is printed, not only what is read
                     * and filed */
    bool sheet_each; /* a sheet for each bid, however many there are */
};

#endif
