// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/fields.h"
#include "core/cgroup/parsers.h"

#include <algorithm>

namespace darse::cgroup {
namespace {

/// "8:0" for the device at the front of a line, which is taken off.
std::optional<IoDevice> takeDevice(std::string_view& line)
{
    std::string_view word = takeWord(line);
    const auto major = numberIn<unsigned>(takeWord(word, ':'));
    const auto minor = numberIn<unsigned>(word);
    return major && minor ? std::optional(IoDevice{.major = *major, .minor = *minor}) : std::nullopt;
}

/// "8:0 Read 4096", in files for bytes and for operations. Of several schedulers' files the first with a device counts.
template <auto Reads, auto Writes>
void blkio(std::string_view text, Readings& out)
{
    auto& devices = out.sample.io.devices;
    forEachLine(text, [&devices](std::string_view line) {
        const auto device = takeDevice(line);
        if (!device)
            return;
        if (!devices)
            devices.emplace();
        auto known = std::ranges::find_if(*devices, [&device](const IoDevice& each) {
            return each.major == device->major && each.minor == device->minor;
        });
        if (known == devices->end())
            known = devices->insert(known, *device);
        const std::string_view operation = takeWord(line);
        const std::uint64_t count = countIn(line).value_or(0);
        if (operation == "Read" && (*known).*Reads == 0)
            (*known).*Reads = count;
        else if (operation == "Write" && (*known).*Writes == 0)
            (*known).*Writes = count;
    });
}

} // namespace

/// "8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=0 dios=0"
void ioStat(std::string_view text, Readings& out)
{
    auto& devices = out.sample.io.devices.emplace();
    forEachLine(text, [&devices](std::string_view line) {
        auto device = takeDevice(line);
        if (!device)
            return;
        forEachWord(line, ' ', [&device](std::string_view word) {
            const std::string_view key = takeWord(word, '=');
            const std::uint64_t count = countIn(word).value_or(0);
            if (key == "rbytes")
                device->readBytes = count;
            else if (key == "wbytes")
                device->writtenBytes = count;
            else if (key == "rios")
                device->reads = count;
            else if (key == "wios")
                device->writes = count;
        });
        devices.push_back(*device);
    });
}

void blkioBytes(std::string_view text, Readings& out)
{
    blkio<&IoDevice::readBytes, &IoDevice::writtenBytes>(text, out);
}

void blkioOperations(std::string_view text, Readings& out)
{
    blkio<&IoDevice::reads, &IoDevice::writes>(text, out);
}

std::optional<Pressure> parsePressure(std::string_view text)
{
    std::optional<Pressure> out;
    forEachPair(text, [&out](std::string_view kind, std::string_view values) {
        Stall stall;
        bool isWhole = false;
        forEachWord(values, ' ', [&](std::string_view word) {
            const std::string_view key = takeWord(word, '=');
            if (key == "avg10")
                stall.average10 = numberIn<double>(word).value_or(0);
            else if (key == "avg60")
                stall.average60 = numberIn<double>(word).value_or(0);
            else if (key == "avg300")
                stall.average300 = numberIn<double>(word).value_or(0);
            else if (key == "total") {
                stall.total = std::chrono::microseconds(numberIn<std::int64_t>(word).value_or(0));
                isWhole = true;
            }
        });
        if (isWhole && kind == "some")
            out.emplace().some = stall;
        else if (isWhole && kind == "full" && out)
            out->full = stall;
    });
    return out;
}

} // namespace darse::cgroup
