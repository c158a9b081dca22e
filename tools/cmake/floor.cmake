# shao_floor(engine/chart LINKS shao::base Boost::json): one folder is one library.
# Its sources are whatever .cpp stands in the folder and its subfolders.
# What nearly every file includes, parsed once. A file still includes what it uses: the compiled
# header only saves the time, and tools/lint compiles without it.
set(shao_common_headers <algorithm> <chrono> <functional> <map> <memory> <optional> <string>
  <string_view> <utility> <variant> <vector> <boost/json/array.hpp> <boost/json/object.hpp>
  <boost/json/serialize.hpp> <boost/json/value.hpp>)
# Without it ccache can keep nothing that is compiled with a precompiled header.
add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/common.cpp CONTENT "")
add_library(shao_common STATIC ${PROJECT_BINARY_DIR}/common.cpp)
target_link_libraries(shao_common PRIVATE Boost::json shao_warnings)
target_precompile_headers(shao_common PRIVATE ${shao_common_headers})

# shao_unity(target): where SHAO_UNITY says so, its sources are compiled some at a time. Not for those
# whose files each have their own `options` or `World` in a namespace without a name.
function(shao_unity target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${SHAO_UNITY} UNITY_BUILD_BATCH_SIZE 8)
endfunction()

function(shao_floor folder)
  cmake_parse_arguments(FLOOR "SEPARATE" "" "LINKS;PRIVATE_LINKS" ${ARGN})
  get_filename_component(name ${folder} NAME)
  string(REPLACE "/" "_" target "shao_${folder}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  if(sources)
    add_library(${target} STATIC ${sources})
    if(NOT FLOOR_SEPARATE)
      shao_unity(${target})
    endif()
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target} PUBLIC ${FLOOR_LINKS} PRIVATE ${FLOOR_PRIVATE_LINKS} shao_warnings)
    if("shao_net" IN_LIST FLOOR_LINKS)
      target_link_libraries(${target} PRIVATE shao_unoptimised)
      target_precompile_headers(${target} PRIVATE ${shao_common_headers})
    else()
      target_precompile_headers(${target} REUSE_FROM shao_common)
    endif()
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target} INTERFACE ${FLOOR_LINKS})
  endif()
  add_library(shao::${name} ALIAS ${target})
endfunction()
