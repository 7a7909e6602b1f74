# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SOURCE_DIR=... -P check_includes.cmake
#
# Closes the back doors of the dependency rule. A component reaches another one as <component/header.h>, which resolves only
# when it is linked; but a quoted include with a path reaches any file, a module-prefixed Qt include any Qt module, and
# a library in the system's include path is visible to all. Also refuses calls that no file may make.
cmake_minimum_required(VERSION 3.25)

# Which folders may include which library, after the table in the architecture: "regex|folder|folder...".
# tests/<x> may use what <x> may use; test support, benchmarks and fuzzers may use all.
set(libraries
    "boost/|models/money"
    "simdjson|models/json"
    "unicode/|models/wording"
    "openssl/|app/auth|app/sandbox"
    "qt6?keychain/|app/secrets"
    "sqlite3|app/store"
    "zlib|app/store|app/sandbox"
    "xlsxwriter|app/reports")

# "regex|why|the only path where it is allowed (a regex; ! is nowhere)"
set(forbidden_calls
    "ignoreSslErrors|the check of the server's certificate has no off switch|!"
    "VerifyNone|the check of the server's certificate has no off switch|!"
    "QueryPeer|the check of the server's certificate has no off switch|!"
    "setInsecureFallback[ \t]*\\([ \t]*true|secrets have no plain-text fallback|!"
    "current(DateTime|MSecsSinceEpoch|SecsSinceEpoch)|time comes from Clock|^(models/base/|tests/)"
    "processEvents|no nested event loop in the program|^tests/"
    "QEventLoop|no nested event loop in the program|^tests/")

function(refuse file why line)
    string(STRIP "${line}" line)
    message(SEND_ERROR "${file}: ${why}: ${line}")
endfunction()

file(GLOB_RECURSE files RELATIVE "${SOURCE_DIR}"
     "${SOURCE_DIR}/models/*.h" "${SOURCE_DIR}/models/*.cpp" "${SOURCE_DIR}/app/*.h" "${SOURCE_DIR}/app/*.cpp"
     "${SOURCE_DIR}/ui/*.h" "${SOURCE_DIR}/ui/*.cpp" "${SOURCE_DIR}/tests/*.h" "${SOURCE_DIR}/tests/*.cpp")
list(LENGTH files count)
if(count EQUAL 0)
    message(SEND_ERROR "no sources in ${SOURCE_DIR}")
endif()

foreach(file IN LISTS files)
    file(STRINGS "${SOURCE_DIR}/${file}" includes REGEX "^[ \t]*#[ \t]*include")
    foreach(line IN LISTS includes)
        if(line MATCHES "\"[^\"]*/")
            refuse(${file} "a quoted include names a file of the same folder, without a path" "${line}")
        elseif(line MATCHES "<(Qt[A-Z][A-Za-z0-9]*|private)/")
            refuse(${file} "a Qt include has no module prefix" "${line}")
        endif()
        foreach(entry IN LISTS libraries)
            string(REPLACE "|" ";" folders "${entry}")
            list(POP_FRONT folders library)
            if(NOT line MATCHES "[<\"]${library}" OR file MATCHES "^tests/(support|bench|fuzz)/")
                continue()
            endif()
            set(allowed FALSE)
            foreach(folder IN LISTS folders)
                string(REGEX REPLACE "^[a-z]+/" "tests/" tests_folder "${folder}")
                if(file MATCHES "^(${folder}|${tests_folder})/")
                    set(allowed TRUE)
                endif()
            endforeach()
            if(NOT allowed)
                refuse(${file} "this library belongs to ${folders} only" "${line}")
            endif()
        endforeach()
    endforeach()

    foreach(entry IN LISTS forbidden_calls)
        # Not split at every |, because the regex at the end may hold some.
        string(REGEX MATCH "^(current\\(.*\\)|[^|]*)\\|([^|]*)\\|(.*)$" entry "${entry}")
        set(call "${CMAKE_MATCH_1}")
        set(why "${CMAKE_MATCH_2}")
        set(allowed "${CMAKE_MATCH_3}")
        if(file MATCHES "${allowed}")
            continue()
        endif()
        file(STRINGS "${SOURCE_DIR}/${file}" hits REGEX "${call}")
        foreach(line IN LISTS hits)
            if(NOT line MATCHES "^[ \t]*//")
                refuse(${file} "${why}" "${line}")
            endif()
        endforeach()
    endforeach()
endforeach()
message(STATUS "${count} files checked")
