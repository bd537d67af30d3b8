/* Linked into the program of `make cover` with --wrap=_exit: the child that writes a workbook ends without the
 * handlers that write the counters of gcov, so that what it did would not count. */
#include <gcov.h>

void __real__exit(int status) __attribute__((noreturn));
void __wrap__exit(int status) __attribute__((noreturn));

void __wrap__exit(int status)
{
    __gcov_dump();
    __real__exit(status);
}
