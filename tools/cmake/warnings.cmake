# Warnings are errors in our own code; third-party headers are SYSTEM.
add_library(shao_warnings INTERFACE)
target_compile_options(shao_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch-enum -Werror
  # Designated initializers name what differs from the default; the rest is meant to be left out.
  -Wno-missing-field-initializers
  # g++ 12 sees ghosts in optimised std::variant and std::string copies (GCC bugs 105329, 105562).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow
    -Wno-array-bounds -Wno-stringop-overread -Wno-dangling-pointer>)

# Tests, and what instantiates Asio and Beast, are compiled more often than they run for long; not so
# for fuzzers.
add_library(shao_unoptimised INTERFACE)
if(NOT SHAO_FUZZ)
  target_compile_options(shao_unoptimised INTERFACE $<$<CONFIG:Debug>:-O0>)
endif()

# A double must mean the same on every machine: no fused multiply-add.
add_compile_options(-ffp-contract=off)
if(SHAO_SANITIZE)
  add_compile_options(-fsanitize=${SHAO_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SHAO_SANITIZE})
  if(SHAO_SANITIZE MATCHES "undefined")
    # The four that cost a third of the build and find what ASan and the warnings find too; clang's
    # build of the fuzzers has them all.
    add_compile_options(-fno-sanitize-recover=undefined
      $<$<CXX_COMPILER_ID:GNU>:-fno-sanitize=null,alignment,vptr,object-size>)
  endif()
endif()
