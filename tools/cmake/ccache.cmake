# ccache, where SHAO_COMPILER_LAUNCHER names it: told to trust precompiled headers (whose contents it
# hashes all the same), and to find its work again from another clone.
if(CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache$")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=true ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()
