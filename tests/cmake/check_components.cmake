# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SOURCE_DIR=... -D SCRATCH_DIR=... -D GENERATOR=... -D COMPILER=... -P check_components.cmake
#
# Takes coffer_add_component out of the root CMakeLists.txt as it stands, and proves on a small project that a layer cycle does
# not configure, and that a header that is not public, or not of a linked component, does not compile.
cmake_minimum_required(VERSION 3.25)

file(READ "${SOURCE_DIR}/CMakeLists.txt" root)
string(FIND "${root}" "function(coffer_add_component" begin)
string(SUBSTRING "${root}" ${begin} -1 rule)
string(FIND "${rule}" "endfunction()" end)
if(begin EQUAL -1 OR end EQUAL -1)
    message(FATAL_ERROR "coffer_add_component is not in the root CMakeLists.txt")
endif()
math(EXPR end "${end} + 13")
string(SUBSTRING "${rule}" 0 ${end} rule)

set(project "${SCRATCH_DIR}/project")
file(REMOVE_RECURSE "${SCRATCH_DIR}")
file(WRITE "${project}/base/base.h" "inline int base() { return 1; }\n")
file(WRITE "${project}/base/hidden.h" "inline int hidden() { return 2; }\n")
file(WRITE "${project}/base/base.cpp" "#include <base/base.h>\n#include \"hidden.h\"\nint own() { return base() + hidden(); }\n")
file(WRITE "${project}/base/CMakeLists.txt" "coffer_add_component(base HEADERS base.h SOURCES base.cpp)\n")
foreach(name good uses_hidden not_linked cycle)
    file(WRITE "${project}/${name}/${name}.h" "")
    file(WRITE "${project}/${name}/${name}.cpp" "#include <base/base.h>\nint ${name}() { return base(); }\n")
    file(WRITE "${project}/${name}/CMakeLists.txt"
         "coffer_add_component(${name} HEADERS ${name}.h SOURCES ${name}.cpp PUBLIC coffer_base)\n")
endforeach()
file(WRITE "${project}/uses_hidden/uses_hidden.cpp" "#include <base/hidden.h>\n")
file(WRITE "${project}/not_linked/CMakeLists.txt" "coffer_add_component(not_linked HEADERS not_linked.h SOURCES not_linked.cpp)\n")

function(configure order)
    file(WRITE "${project}/CMakeLists.txt"
         "cmake_minimum_required(VERSION 3.25)\nproject(Rule LANGUAGES CXX)\n${rule}\n")
    foreach(name IN LISTS order)
        file(APPEND "${project}/CMakeLists.txt" "add_subdirectory(${name})\n")
    endforeach()
    execute_process(COMMAND ${CMAKE_COMMAND} -S "${project}" -B "${SCRATCH_DIR}/build" -G "${GENERATOR}"
                            "-DCMAKE_CXX_COMPILER=${COMPILER}"
                    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    set(result ${result} PARENT_SCOPE)
    set(output "${output}" PARENT_SCOPE)
endfunction()

function(build target)
    execute_process(COMMAND ${CMAKE_COMMAND} --build "${SCRATCH_DIR}/build" --target ${target}
                    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    set(result ${result} PARENT_SCOPE)
    set(output "${output}" PARENT_SCOPE)
endfunction()

configure("base;good;uses_hidden;not_linked")
if(NOT result EQUAL 0)
    message(FATAL_ERROR "a project in the right order does not configure: ${output}")
endif()
build(coffer_good)
if(NOT result EQUAL 0)
    message(SEND_ERROR "a component cannot include a public header of a component that it links: ${output}")
endif()
foreach(target uses_hidden not_linked)
    build(coffer_${target})
    if(result EQUAL 0 OR NOT output MATCHES "base/[a-z]+\\.h: No such file|'base/[a-z]+\\.h' file not found")
        message(SEND_ERROR "${target} compiles, or fails for another reason: ${output}")
    endif()
endforeach()

configure("cycle;base")
if(result EQUAL 0 OR NOT output MATCHES "cycle depends on coffer_base")
    message(SEND_ERROR "a component that depends on a later one configures: ${output}")
endif()
file(REMOVE_RECURSE "${SCRATCH_DIR}")
