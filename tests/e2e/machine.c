// SPDX-License-Identifier: Apache-2.0
//
// A machine that fails on demand, preloaded under the real binary: syncs or writes of the journal's
// files fail, and the wall clock jumps. What it does is read from 16 bytes that the tests share
// with it (SHAO_MACHINE names the file): i32 fault, i32 unused, i64 offset of the clock in seconds.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum fault { SOUND = 0, FAIL_SYNC = 1, FAIL_WRITE = 2, DISK_FULL = 3 };

struct machine {
  volatile int32_t fault;
  int32_t unused;
  volatile int64_t clock_offset;
};

static const struct machine sound;
static const struct machine *machine = &sound;

__attribute__((constructor)) static void look(void) {
  const char *path = getenv("SHAO_MACHINE");
  if (path == NULL) return;
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  void *shared = mmap(NULL, sizeof *machine, PROT_READ, MAP_SHARED, file, 0);
  if (shared != MAP_FAILED) machine = shared;
  close(file);
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (real == NULL) real = (__typeof__(real))dlsym(RTLD_NEXT, #name)

static int is_journal(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = '\0';
  return strstr(path, "/shao.db") != NULL && strstr(path, "-shm") == NULL;
}

static int fails(int file, enum fault low, enum fault high) {
  const int fault = machine->fault;
  if (fault < (int)low || fault > (int)high || !is_journal(file)) return 0;
  errno = fault == DISK_FULL ? ENOSPC : EIO;
  return 1;
}

int fsync(int file) {
  REAL(fsync);
  return fails(file, FAIL_SYNC, FAIL_SYNC) ? -1 : real(file);
}
int fdatasync(int file) {
  REAL(fdatasync);
  return fails(file, FAIL_SYNC, FAIL_SYNC) ? -1 : real(file);
}
ssize_t pwrite(int file, const void *from, size_t size, off_t at) {
  REAL(pwrite);
  return fails(file, FAIL_WRITE, DISK_FULL) ? -1 : real(file, from, size, at);
}
ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) {
  REAL(pwrite64);
  return fails(file, FAIL_WRITE, DISK_FULL) ? -1 : real(file, from, size, at);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  REAL(clock_gettime);
  const int code = real(clock, now);
  if (code == 0 && clock == CLOCK_REALTIME) now->tv_sec += machine->clock_offset;
  return code;
}
