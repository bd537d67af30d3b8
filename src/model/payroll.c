/* What payrolls fall short of, by name. */
#include "model/payroll.h"

static const struct {
    const char *name, *title;
} faults[] = {
#define FAULT(id, name, title) {name, title},
#include "model/pay_fault.def"
#undef FAULT
};

const char *bg_pay_fault_name(enum bg_pay_fault fault)
{
    return faults[fault].name;
}

const char *bg_pay_fault_title(enum bg_pay_fault fault)
{
    return faults[fault].title;
}
