/* What the forms of a run said when they were sent out: each lot's form is built once. */
#include <string.h>

#include "jobs/job.h"
#include "report/form/form.h"

struct kept_issue {
    struct kept_issue *next;
    const struct bg_ruleset *ruleset; /* of the lot */
    enum bg_language language;
    const struct bg_form_issued *issued;
};

struct issuing {
    struct bg_arena *arena;
    struct kept_issue *kept;
};

static const struct bg_form_issued *issued(void *data, const struct bg_ruleset *ruleset,
                                           const char *lot, const char *lot_title,
                                           enum bg_language language)
{
    struct issuing *issuing = data;
    for (struct kept_issue *k = issuing->kept; k; k = k->next)
        if (k->ruleset == ruleset && k->language == language)
            return k->issued;
    struct kept_issue *made = BG_NEW(issuing->arena, struct kept_issue);
    const struct bg_form_request request = {ruleset, lot, lot_title, language};
    *made = (struct kept_issue){issuing->kept, ruleset, language,
                                bg_form_issued(issuing->arena, &request)};
    issuing->kept = made;
    return made->issued;
}

const struct bg_form_issuer *bg_job_issuer(struct bg_job *job)
{
    struct issuing *issuing = BG_NEW(job->arena, struct issuing);
    struct bg_form_issuer *issuer = BG_NEW(job->arena, struct bg_form_issuer);
    issuing->arena = job->arena;
    *issuer = (struct bg_form_issuer){issued, issuing};
    return issuer;
}
