// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/vfs/sim_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>

#include "tests/sim/vfs/locks.hpp"

namespace sim {

struct SimVfs::State {
  State(std::uint64_t seed, Disk files) : chance(seed), disk(std::move(files)) {}

  /// SQLITE_OK, or the code with which the operation fails. A write that is torn or finds the disk
  /// full has damage that the caller does.
  [[nodiscard]] int pass(Operation operation, int failure, std::optional<Damage>* damage = nullptr);
  void boot();

  std::string name;
  sqlite3_vfs vfs{};
  Chance chance;
  Disk disk;
  Faults faults;
  std::map<std::string, std::shared_ptr<Locks>> locks;
  bool crashed = false;
  std::uint64_t boots = 0;
  std::int64_t clock = 0;
  std::uint64_t nameless = 0;
};

namespace {

using State = SimVfs::State;

constexpr int bytes_at_once_max = 0x1FFFF;  ///< As of SQLite's own layer of files on Unix.
constexpr std::int64_t start_of_clock = 1'767'225'600'000'000;  ///< 2026-01-01, in microseconds.
constexpr std::int64_t julian_milliseconds_of_1970 = 210'866'760'000'000;

/// SQLite's file, and behind it ours.
struct Handle {
  sqlite3_file base{};
  State* state = nullptr;
  std::string name;
  std::shared_ptr<File> file;
  std::shared_ptr<Locks> locks;
  Hold hold;
  std::uint64_t boot = 0;
  bool removed_at_close = false;

  [[nodiscard]] bool dead() const { return state->crashed || boot != state->boots; }
};

Handle& handle_of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
State& state_of(sqlite3_vfs* vfs) { return *static_cast<State*>(vfs->pAppData); }

int close_file(sqlite3_file* file) {
  Handle& handle = handle_of(file);
  if (!handle.dead() && handle.removed_at_close) handle.state->disk.remove(handle.name, true);
  handle.locks->leave(handle.hold);
  handle.~Handle();
  return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset) {
  Handle& handle = handle_of(file);
  if (handle.dead()) return SQLITE_IOERR_READ;
  const int code = handle.state->pass(Operation::read, SQLITE_IOERR_READ);
  if (code != SQLITE_OK) return code;
  const auto wanted = static_cast<std::size_t>(bytes);
  const auto found = handle.file->read(static_cast<std::size_t>(offset), wanted);
  auto* out = static_cast<char*>(into);
  std::copy(found.begin(), found.end(), out);
  std::fill(out + found.size(), out + wanted, '\0');
  return found.size() == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
  Handle& handle = handle_of(file);
  if (handle.dead()) return SQLITE_IOERR_WRITE;
  if (bytes > bytes_at_once_max) return SQLITE_FULL;
  State& state = *handle.state;
  const std::string_view text(static_cast<const char*>(from), static_cast<std::size_t>(bytes));
  const auto at = static_cast<std::size_t>(offset);
  const bool grows = at + text.size() > handle.file->size();
  std::optional<Damage> damage;
  const int code =
      state.pass(grows ? Operation::grow : Operation::write, SQLITE_IOERR_WRITE, &damage);
  if (!damage) {
    if (code == SQLITE_OK) handle.file->write(at, text);
    return code;
  }
  const auto part = text.substr(0, state.chance.below(text.size()));
  if (*damage == Damage::disk_full) {
    handle.file->write(at, part);
    return SQLITE_FULL;
  }
  handle.file->write_through(at, part);
  return SQLITE_IOERR_WRITE;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  Handle& handle = handle_of(file);
  if (handle.dead()) return SQLITE_IOERR_TRUNCATE;
  const int code = handle.state->pass(Operation::truncate, SQLITE_IOERR_TRUNCATE);
  if (code == SQLITE_OK) handle.file->truncate(static_cast<std::size_t>(size));
  return code;
}

int sync_file(sqlite3_file* file, int) {
  Handle& handle = handle_of(file);
  if (handle.dead()) return SQLITE_IOERR_FSYNC;
  State& state = *handle.state;
  const int code = state.pass(Operation::sync, SQLITE_IOERR_FSYNC);
  if (code == SQLITE_OK) {
    handle.file->sync();
    state.disk.keep_name(handle.name);
  } else if (!state.crashed) {
    handle.file->sync_in_vain(state.chance);
  }
  return code;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  Handle& handle = handle_of(file);
  if (handle.dead()) return SQLITE_IOERR_FSTAT;
  *size = static_cast<sqlite3_int64>(handle.file->size());
  return SQLITE_OK;
}

int lock_file(sqlite3_file* file, int level) {
  Handle& handle = handle_of(file);
  if (handle.dead()) return SQLITE_IOERR_LOCK;
  return handle.locks->raise(handle.hold, level) ? SQLITE_OK : SQLITE_BUSY;
}

int unlock_file(sqlite3_file* file, int level) {
  handle_of(file).hold.level = std::min(handle_of(file).hold.level, level);
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* reserved) {
  Handle& handle = handle_of(file);
  if (handle.dead()) return SQLITE_IOERR_CHECKRESERVEDLOCK;
  const int highest = std::max(handle.hold.level, handle.locks->level_beside(handle.hold));
  *reserved = highest >= SQLITE_LOCK_RESERVED ? 1 : 0;
  return SQLITE_OK;
}

int map_memory(sqlite3_file* file, int number, int bytes, int make, void volatile** into) {
  Handle& handle = handle_of(file);
  if (handle.dead()) return SQLITE_IOERR_SHMMAP;
  *into = handle.locks->map(handle.hold, static_cast<std::size_t>(number),
                            static_cast<std::size_t>(bytes), make != 0);
  return SQLITE_OK;
}

int lock_memory(sqlite3_file* file, int first, int count, int flags) {
  Handle& handle = handle_of(file);
  const unsigned slots = ((1U << static_cast<unsigned>(count)) - 1U)
                         << static_cast<unsigned>(first);
  if ((flags & SQLITE_SHM_UNLOCK) != 0) {
    handle.hold.shared &= ~slots;
    handle.hold.exclusive &= ~slots;
    return SQLITE_OK;
  }
  if (handle.dead()) return SQLITE_IOERR_SHMLOCK;
  const bool taken = (flags & SQLITE_SHM_SHARED) != 0
                         ? handle.locks->take_shared(handle.hold, slots)
                         : handle.locks->take_exclusive(handle.hold, slots);
  return taken ? SQLITE_OK : SQLITE_BUSY;
}

void memory_barrier(sqlite3_file*) { std::atomic_thread_fence(std::memory_order_seq_cst); }

int unmap_memory(sqlite3_file* file, int forget) {
  handle_of(file).locks->unmap(handle_of(file).hold, forget != 0);
  return SQLITE_OK;
}

int no_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return static_cast<int>(sector_bytes); }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

const sqlite3_io_methods methods = {
    .iVersion = 2,  // With shared memory, without mapped files.
    .xClose = &close_file,
    .xRead = &read_file,
    .xWrite = &write_file,
    .xTruncate = &truncate_file,
    .xSync = &sync_file,
    .xFileSize = &size_of_file,
    .xLock = &lock_file,
    .xUnlock = &unlock_file,
    .xCheckReservedLock = &check_reserved,
    .xFileControl = &no_control,
    .xSectorSize = &sector_size,
    .xDeviceCharacteristics = &characteristics,
    .xShmMap = &map_memory,
    .xShmLock = &lock_memory,
    .xShmBarrier = &memory_barrier,
    .xShmUnmap = &unmap_memory,
};

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  State& state = state_of(vfs);
  file->pMethods = nullptr;
  if (state.crashed || state.pass(Operation::open, SQLITE_CANTOPEN) != SQLITE_OK) {
    return SQLITE_CANTOPEN;
  }
  const std::string name = path != nullptr ? path : "nameless-" + std::to_string(++state.nameless);
  const bool make = (flags & SQLITE_OPEN_CREATE) != 0;
  auto content = make ? state.disk.find_or_make(name) : state.disk.find(name);
  if (!content) return SQLITE_CANTOPEN;
  auto& locks = state.locks[name];
  if (!locks) locks = std::make_shared<Locks>();
  auto* handle = new (file) Handle{.state = &state,
                                   .name = name,
                                   .file = std::move(content),
                                   .locks = locks,
                                   .boot = state.boots,
                                   .removed_at_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
  handle->locks->enter(handle->hold);
  handle->base.pMethods = &methods;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int remove_file(sqlite3_vfs* vfs, const char* path, int durably) {
  State& state = state_of(vfs);
  if (state.crashed) return SQLITE_IOERR_DELETE;
  const int code = state.pass(Operation::remove, SQLITE_IOERR_DELETE);
  if (code != SQLITE_OK) return code;
  if (!state.disk.find(path)) return SQLITE_IOERR_DELETE_NOENT;
  state.disk.remove(path, durably != 0);
  return SQLITE_OK;
}

int look_for_file(sqlite3_vfs* vfs, const char* path, int, int* found) {
  State& state = state_of(vfs);
  if (state.crashed) return SQLITE_IOERR_ACCESS;
  const auto file = state.disk.find(path);
  *found = file ? 1 : 0;
  return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* path, int bytes, char* into) {
  const std::size_t size = std::strlen(path);
  if (size >= static_cast<std::size_t>(bytes)) return SQLITE_CANTOPEN;
  std::copy(path, path + size + 1, into);
  return SQLITE_OK;
}

int draw_bytes(sqlite3_vfs* vfs, int bytes, char* into) {
  Chance& chance = state_of(vfs).chance;
  std::generate(into, into + bytes, [&chance] { return static_cast<char>(chance.next()); });
  return bytes;
}

int sleep_through(sqlite3_vfs* vfs, int microseconds) {
  state_of(vfs).clock += microseconds;
  return microseconds;
}

int tell_time(sqlite3_vfs* vfs, sqlite3_int64* milliseconds) {
  *milliseconds = julian_milliseconds_of_1970 + state_of(vfs).clock / 1000;
  return SQLITE_OK;
}

int no_more_to_tell(sqlite3_vfs*, int, char*) { return 0; }

/// Two machines at once have two names.
std::string next_name() {
  static std::atomic<std::uint64_t> count{0};
  return "sim-" + std::to_string(++count);
}

}  // namespace

int SimVfs::State::pass(Operation operation, int failure, std::optional<Damage>* damage) {
  const auto struck = faults.pass(operation);
  if (!struck) return SQLITE_OK;
  if (*struck == Damage::crash || *struck == Damage::torn_write) crashed = true;
  const bool partial = *struck == Damage::torn_write || *struck == Damage::disk_full;
  if (partial && damage != nullptr) *damage = struck;
  return failure;
}

void SimVfs::State::boot() {
  crashed = false;
  ++boots;
  locks.clear();
}

SimVfs::SimVfs(std::uint64_t seed, Disk disk)
    : state_(std::make_unique<State>(seed, std::move(disk))) {
  constexpr int path_max = 512;
  state_->name = next_name();
  state_->clock = start_of_clock;
  state_->vfs = {.iVersion = 2,
                 .szOsFile = static_cast<int>(sizeof(Handle)),
                 .mxPathname = path_max,
                 .zName = state_->name.c_str(),
                 .pAppData = state_.get(),
                 .xOpen = &open_file,
                 .xDelete = &remove_file,
                 .xAccess = &look_for_file,
                 .xFullPathname = &full_name,
                 .xRandomness = &draw_bytes,
                 .xSleep = &sleep_through,
                 .xGetLastError = &no_more_to_tell,
                 .xCurrentTimeInt64 = &tell_time};
  sqlite3_vfs_register(&state_->vfs, 0);
  // The log's salt is drawn from a source of the whole process: from here on it follows the seed.
  const int salt = static_cast<int>(state_->chance.next() >> 33U) | 1;
  sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, salt, static_cast<sqlite3*>(nullptr));
}

SimVfs::~SimVfs() {
  sqlite3_vfs_unregister(&state_->vfs);
  sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, 0, static_cast<sqlite3*>(nullptr));
}

std::string SimVfs::name() const { return state_->name; }
Disk& SimVfs::disk() { return state_->disk; }
Faults& SimVfs::faults() { return state_->faults; }

void SimVfs::crash() { state_->crashed = true; }
bool SimVfs::crashed() const { return state_->crashed; }

void SimVfs::reboot() {
  state_->disk.lose_power(state_->chance);
  state_->boot();
}

void SimVfs::restart() { state_->boot(); }

void SimVfs::set_clock(std::int64_t microseconds) { state_->clock = microseconds; }
std::int64_t SimVfs::clock() const { return state_->clock; }

}  // namespace sim
