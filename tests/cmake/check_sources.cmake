# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SOURCE_DIR=... -P check_sources.cmake
#
# Every source file starts with the licence, and no file names a place that exists on one machine only
# or a package registry (packages come from what the system is set up for).
cmake_minimum_required(VERSION 3.25)

set(licence "SPDX-License-Identifier: GPL-3.0-or-later")
set(foreign_paths "(^|[^A-Za-z0-9_.~/-])/(work|root)/")
set(registries "(deb|security|snapshot)\\.debian\\.org|pypi\\.org|registry\\.npmjs\\.org|crates\\.io|proxy\\.golang\\.org")

if(EXISTS "${SOURCE_DIR}/.git")
    # What is committed or about to be, so that build folders and editors' files do not count.
    execute_process(COMMAND git -c safe.directory=* -c core.quotePath=false ls-files --cached --others --exclude-standard
                    WORKING_DIRECTORY "${SOURCE_DIR}" OUTPUT_VARIABLE files OUTPUT_STRIP_TRAILING_WHITESPACE
                    COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE "\n" ";" files "${files}")
else()
    file(GLOB_RECURSE files RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/*")
endif()

set(count 0)
foreach(file IN LISTS files)
    set(path "${SOURCE_DIR}/${file}")
    if(NOT EXISTS "${path}" OR file STREQUAL "LICENSE" OR file MATCHES "\\.(png|ico|gz|db|der)$")
        continue()
    endif()
    math(EXPR count "${count} + 1")

    if(file MATCHES "(\\.(h|cpp|cmake|sh|py|sql|svg|qss)|(^|/)CMakeLists\\.txt|^\\.ci/run)$")
        # Second line where the first has to be another one: "#!" of scripts, "<?xml" of pictures.
        file(STRINGS "${path}" head LIMIT_COUNT 2)
        list(POP_FRONT head first)
        if(first MATCHES "^(#!|<\\?xml)")
            list(POP_FRONT head first)
        endif()
        string(FIND "${first}" "${licence}" position)
        if(position EQUAL -1)
            message(SEND_ERROR "${file}: does not start with the line ${licence}")
        endif()
    endif()

    file(STRINGS "${path}" hits REGEX "${foreign_paths}")
    if(hits)
        message(SEND_ERROR "${file}: names a path of one machine: ${hits}")
    endif()
    file(STRINGS "${path}" hits REGEX "${registries}")
    if(hits)
        message(SEND_ERROR "${file}: names a package registry: ${hits}")
    endif()
endforeach()
if(count EQUAL 0)
    message(SEND_ERROR "no files in ${SOURCE_DIR}")
endif()
message(STATUS "${count} files checked")
