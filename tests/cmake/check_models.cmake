# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SOURCE_DIR=... -P check_models.cmake
#
# Every item model is watched by QAbstractItemModelTester in some test: a variable of its type is handed to one.
cmake_minimum_required(VERSION 3.25)

set(bases "QAbstract(Item|Table|List|Proxy)Model|Q(SortFilter|Identity|Transpose|ConcatenateTables)ProxyModel|Q(StandardItem|StringList)Model")
file(GLOB_RECURSE headers RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/models/*.h" "${SOURCE_DIR}/app/*.h" "${SOURCE_DIR}/ui/*.h"
     "${SOURCE_DIR}/models/*.cpp" "${SOURCE_DIR}/app/*.cpp" "${SOURCE_DIR}/ui/*.cpp")
file(GLOB_RECURSE tests "${SOURCE_DIR}/tests/tst_*.cpp")

# The type of each variable in a test that a tester watches.
set(watched "")
foreach(test IN LISTS tests)
    file(READ "${test}" text)
    string(REGEX MATCHALL "QAbstractItemModelTester [A-Za-z_]+[({]&?[A-Za-z_]+" testers "${text}")
    foreach(tester IN LISTS testers)
        string(REGEX REPLACE ".*[({]&?" "" variable "${tester}")
        string(REGEX MATCHALL "[A-Z][A-Za-z]+[ *&]+${variable}[;({ =]" declarations "${text}")
        foreach(declaration IN LISTS declarations)
            string(REGEX REPLACE "[ *&].*" "" type "${declaration}")
            if(text MATCHES "using ${type} = ([A-Za-z]+);")
                set(type "${CMAKE_MATCH_1}")
            endif()
            list(APPEND watched "${type}")
        endforeach()
    endforeach()
endforeach()

set(count 0)
foreach(header IN LISTS headers)
    file(STRINGS "${SOURCE_DIR}/${header}" classes REGEX "(class|struct) [A-Za-z]+( final)?[ ]*: public (${bases})")
    foreach(class IN LISTS classes)
        math(EXPR count "${count} + 1")
        string(REGEX REPLACE ".*(class|struct) ([A-Za-z]+).*" "\\2" model "${class}")
        if(NOT model IN_LIST watched)
            message(SEND_ERROR "${header}: no test hands a ${model} to QAbstractItemModelTester")
        endif()
    endforeach()
endforeach()
if(count EQUAL 0)
    message(SEND_ERROR "no models in ${SOURCE_DIR}")
endif()
message(STATUS "${count} models are watched by testers")
