# The console's pages lie in the binary: one block of bytes, and a table of what lies where.
# tools/console looks itself whether anything has changed, so a build without changes costs nothing.
file(GLOB_RECURSE shao_console_inputs CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/adapters/console/src/* ${PROJECT_SOURCE_DIR}/adapters/console/public/*
  ${PROJECT_SOURCE_DIR}/adapters/console/scripts/*)
file(GLOB shao_console_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/adapters/console/*.html
  ${PROJECT_SOURCE_DIR}/adapters/console/*.json ${PROJECT_SOURCE_DIR}/adapters/console/*.ts)
set(shao_console_folder ${PROJECT_BINARY_DIR}/console)
set(shao_console_bytes ${shao_console_folder}/assets.bin)

add_custom_command(
  OUTPUT ${shao_console_bytes} ${shao_console_folder}/assets.cpp
  COMMAND ${PROJECT_SOURCE_DIR}/tools/console ${shao_console_folder}
  DEPENDS ${shao_console_inputs} ${shao_console_files} ${PROJECT_SOURCE_DIR}/tools/console
  COMMENT "The console's pages"
  VERBATIM)

enable_language(ASM)
set(shao_console_assembly [[
    .section .rodata
    .global shao_console_bytes
    .balign 16
shao_console_bytes:
    .incbin "@shao_console_bytes@"
    .byte 0
    .section .note.GNU-stack,"",%progbits
]])
file(CONFIGURE OUTPUT ${shao_console_folder}/bytes.S CONTENT "${shao_console_assembly}" @ONLY)
set_source_files_properties(${shao_console_folder}/bytes.S PROPERTIES
  OBJECT_DEPENDS ${shao_console_bytes})

add_library(shao_adapters_console STATIC ${shao_console_folder}/assets.cpp
  ${shao_console_folder}/bytes.S)
target_include_directories(shao_adapters_console PUBLIC ${PROJECT_SOURCE_DIR})
add_library(shao::console ALIAS shao_adapters_console)
