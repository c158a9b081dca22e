// SPDX-License-Identifier: Apache-2.0
#include "adapters/photo/cell.hpp"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <initializer_list>
#include <memory>

#include "engine/base/bounds.hpp"

namespace adapters::photo {
namespace {

struct Release {
  void operator()(void* filter) const noexcept { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

bool limit(__rlimit_resource_t what, rlim_t most) {
  const rlimit limits{most, most};
  return setrlimit(what, &limits) == 0;
}

bool limit_all() {
  // The sanitizers map terabytes for their own books.
#ifndef __SANITIZE_ADDRESS__
  if (!limit(RLIMIT_AS, engine::bounds::photo_memory_max)) return false;
#endif
  return limit(RLIMIT_CPU, engine::bounds::photo_seconds_max) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_NPROC, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, 3);
}

bool allow(const Filter& filter, int call) {
  return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
}

/// Memory, but neither of a file nor to be run.
bool allow_memory(const Filter& filter) {
  const scmp_arg_cmp never_run{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  const scmp_arg_cmp of_no_file{3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS};
  return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, never_run, of_no_file) ==
             0 &&
         seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, never_run) == 0;
}

bool allow_channel(const Filter& filter) {
  const scmp_arg_cmp input{0, SCMP_CMP_EQ, STDIN_FILENO, 0};
  const scmp_arg_cmp output{0, SCMP_CMP_EQ, STDOUT_FILENO, 0};
  const scmp_arg_cmp complaints{0, SCMP_CMP_EQ, STDERR_FILENO, 0};
  return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(read), 1, input) == 0 &&
         seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(write), 1, output) == 0 &&
         seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(write), 1, complaints) == 0;
}

bool filter_calls() {
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (!filter || !allow_memory(filter) || !allow_channel(filter)) return false;
  for (const int call : {SCMP_SYS(exit_group), SCMP_SYS(exit), SCMP_SYS(brk), SCMP_SYS(munmap),
                         SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
                         SCMP_SYS(rt_sigreturn), SCMP_SYS(sched_yield), SCMP_SYS(clock_gettime)}) {
    if (!allow(filter, call)) return false;
  }
#ifdef __SANITIZE_ADDRESS__
  // It asks for the signal stack before a function that does not return, such as _exit().
  if (!allow(filter, SCMP_SYS(sigaltstack))) return false;
#endif
  return seccomp_load(filter.get()) == 0;
}

}  // namespace

bool enter_cell() {
  return close_range(STDERR_FILENO + 1, ~0U, 0) == 0 && limit_all() &&
         prctl(PR_SET_DUMPABLE, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         filter_calls();
}

}  // namespace adapters::photo
