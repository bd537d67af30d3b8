/* What stays of rows that are gone: tables of sums by worker and quarter, class and week. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/list.h"
#include "score/payroll/private.h"

enum { FIRST_SLOTS = 1024 };

static size_t mixed(uint64_t key)
{
    key ^= key >> 33;
    key *= 0xff51afd7ed558ccdu;
    key ^= key >> 33;
    return (size_t)key;
}

struct bg_payroll *bg_payroll_new(struct bg_arena *arena, const struct bg_promises *contract)
{
    struct bg_payroll *p = BG_NEW(arena, struct bg_payroll);
    struct bg_payroll_state *s = p->state = BG_NEW(arena, struct bg_payroll_state);
    p->arena = arena;
    p->contract = contract;
    bg_names_init(&p->workers, arena);
    bg_names_init(&p->classes, arena);
    s->seen_slots = s->quarter_slots_n = s->crew_slots_n = FIRST_SLOTS;
    s->seen = BG_ARRAY(arena, FIRST_SLOTS, uint64_t);
    s->quarter_slots = BG_ARRAY(arena, FIRST_SLOTS, uint32_t);
    s->crew_slots = BG_ARRAY(arena, FIRST_SLOTS, uint32_t);
    s->first = s->last = BG_NEW(arena, struct bg_pay_list);
    return p;
}

struct bg_dec bg_millionths(int64_t n)
{
    struct bg_dec out = {.coef = n, .places = 6};
    while (out.places > 0 && out.coef % 10 == 0) {
        out.coef /= 10;
        out.places--;
    }
    return out;
}

int32_t bg_quarter_of(int64_t day)
{
    int64_t year, month, of_month;
    char text[BG_DATE_TEXT];
    bg_date_text(day, text);
    year = strtoll(text, NULL, 10);
    month = strtoll(text + strlen(text) - 5, NULL, 10);
    of_month = (month - 1) / 3;
    return (int32_t)(4 * year + of_month);
}

/* -- weeks that were taken ------------------------------------------------------------------------- */

static bool sums_see(uint64_t *seen, size_t slots, uint64_t key)
{
    size_t i = mixed(key) & (slots - 1);
    while (seen[i] && seen[i] != key)
        i = (i + 1) & (slots - 1);
    bool is_new = seen[i] == 0;
    seen[i] = key;
    return is_new;
}

bool bg_pay_see(struct bg_payroll *p, uint32_t worker, int32_t week)
{
    struct bg_payroll_state *s = p->state;
    uint64_t key = ((uint64_t)worker << 32 | (uint32_t)week) + 1;
    if (!sums_see(s->seen, s->seen_slots, key))
        return false;
    if (2 * ++s->seen_n <= s->seen_slots)
        return true;
    size_t slots = 4 * s->seen_slots;
    uint64_t *more = BG_ARRAY(p->arena, slots, uint64_t);
    for (size_t i = 0; i < s->seen_slots; i++)
        if (s->seen[i])
            (void)sums_see(more, slots, s->seen[i]);
    s->seen = more;
    s->seen_slots = slots;
    return true;
}

/* -- quarters ---------------------------------------------------------------------------------- */

static size_t quarter_key(uint32_t worker, uint32_t class_id, int32_t quarter)
{
    return mixed((uint64_t)worker << 32 ^ (uint64_t)class_id << 16 ^ (uint64_t)(uint32_t)quarter);
}

static uint32_t *quarter_slot(struct bg_payroll *p, uint32_t worker, uint32_t class_id,
                              int32_t quarter)
{
    struct bg_payroll_state *s = p->state;
    size_t i = quarter_key(worker, class_id, quarter) & (s->quarter_slots_n - 1);
    for (; s->quarter_slots[i]; i = (i + 1) & (s->quarter_slots_n - 1)) {
        const struct bg_pay_quarter *q = &p->quarters[s->quarter_slots[i] - 1];
        if (q->worker == worker && q->class_id == class_id && q->quarter == quarter)
            break;
    }
    return &s->quarter_slots[i];
}

static void grow_quarters(struct bg_payroll *p)
{
    struct bg_payroll_state *s = p->state;
    if (p->quarters_n < s->quarters_room)
        return;
    s->quarters_room = s->quarters_room ? 2 * s->quarters_room : FIRST_SLOTS / 2;
    struct bg_pay_quarter *more = BG_ARRAY(p->arena, s->quarters_room, struct bg_pay_quarter);
    if (p->quarters_n)
        memcpy(more, p->quarters, p->quarters_n * sizeof *more);
    p->quarters = more;
    s->quarter_slots_n = 2 * s->quarters_room;
    s->quarter_slots = BG_ARRAY(p->arena, s->quarter_slots_n, uint32_t);
    for (size_t i = 0; i < p->quarters_n; i++)
        *quarter_slot(p, more[i].worker, more[i].class_id, more[i].quarter) = (uint32_t)i + 1;
}

struct bg_pay_quarter *bg_pay_quarter_of(struct bg_payroll *p, uint32_t worker, uint32_t class_id,
                                         int32_t quarter)
{
    uint32_t *slot = quarter_slot(p, worker, class_id, quarter);
    if (*slot)
        return &p->quarters[*slot - 1];
    grow_quarters(p);
    p->quarters[p->quarters_n] = (struct bg_pay_quarter){
        .worker = worker, .class_id = class_id, .quarter = quarter, .least_rate = INT64_MAX};
    *quarter_slot(p, worker, class_id, quarter) = (uint32_t)++p->quarters_n;
    return &p->quarters[p->quarters_n - 1];
}

/* -- crews -------------------------------------------------------------------------------------- */

static uint32_t *crew_slot(struct bg_payroll *p, uint32_t class_id, int32_t week)
{
    struct bg_payroll_state *s = p->state;
    size_t i = mixed((uint64_t)class_id << 32 | (uint32_t)week) & (s->crew_slots_n - 1);
    for (; s->crew_slots[i]; i = (i + 1) & (s->crew_slots_n - 1)) {
        const struct bg_pay_crew *c = &p->crews[s->crew_slots[i] - 1];
        if (c->class_id == class_id && c->week == week)
            break;
    }
    return &s->crew_slots[i];
}

static void grow_crews(struct bg_payroll *p)
{
    struct bg_payroll_state *s = p->state;
    if (p->crews_n < s->crews_room)
        return;
    s->crews_room = s->crews_room ? 2 * s->crews_room : FIRST_SLOTS / 2;
    struct bg_pay_crew *more = BG_ARRAY(p->arena, s->crews_room, struct bg_pay_crew);
    if (p->crews_n)
        memcpy(more, p->crews, p->crews_n * sizeof *more);
    p->crews = more;
    s->crew_slots_n = 2 * s->crews_room;
    s->crew_slots = BG_ARRAY(p->arena, s->crew_slots_n, uint32_t);
    for (size_t i = 0; i < p->crews_n; i++)
        *crew_slot(p, more[i].class_id, more[i].week) = (uint32_t)i + 1;
}

struct bg_pay_crew *bg_pay_crew_of(struct bg_payroll *p, uint32_t class_id, int32_t week)
{
    uint32_t *slot = crew_slot(p, class_id, week);
    if (*slot)
        return &p->crews[*slot - 1];
    grow_crews(p);
    p->crews[p->crews_n] = (struct bg_pay_crew){.class_id = class_id, .week = week};
    *crew_slot(p, class_id, week) = (uint32_t)++p->crews_n;
    return &p->crews[p->crews_n - 1];
}

/* -- weeks -------------------------------------------------------------------------------------- */

struct bg_pay_week *bg_pay_week_of(struct bg_payroll *p, int32_t week)
{
    size_t low = 0, high = p->weeks_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->weeks[middle].week < week)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < p->weeks_n && p->weeks[low].week == week)
        return &p->weeks[low];
    BG_MORE(p->arena, p->weeks, p->weeks_n, p->weeks_room);
    memmove(&p->weeks[low + 1], &p->weeks[low], (p->weeks_n - low) * sizeof *p->weeks);
    p->weeks_n++;
    p->weeks[low] =
        (struct bg_pay_week){.week = week, .payroll = BG_NOT_GIVEN, .quarter = bg_quarter_of(week)};
    return &p->weeks[low];
}

struct bg_pay_breach *bg_pay_breach_add(struct bg_payroll *p)
{
    struct bg_payroll_state *s = p->state;
    if (s->last->n == sizeof s->last->items / sizeof *s->last->items) {
        s->last->next = BG_NEW(p->arena, struct bg_pay_list);
        s->last = s->last->next;
    }
    s->breaches_n++;
    return &s->last->items[s->last->n++];
}
