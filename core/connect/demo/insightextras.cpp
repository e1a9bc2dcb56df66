// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/storage.h"
#include "core/connect/demo/insightsource.h"
#include "core/connect/demo/life.h"
#include "core/connect/demo/removal.h"

#include <algorithm>
#include <array>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::FileMark;
using backend::FileType;
using backend::LayerContent;

namespace {

struct Part {
    const char* path;
    double share; ///< of the layer's size
    FileMark mark = FileMark::Added;
};

constexpr std::array kBase{
    Part{"bin/busybox", 0.05},           Part{"etc/passwd", 0.0001},
    Part{"etc/ssl/certs/ca.pem", 0.01},  Part{"lib/ld-linux-x86-64.so.2", 0.08},
    Part{"usr/bin/perl", 0.12},          Part{"usr/lib/libc.so.6", 0.2},
    Part{"usr/share/locale/fr.mo", 0.1}, Part{"var/lib/dpkg/status", 0.02},
};
constexpr std::array kInstall{
    Part{"usr/lib/app/engine.so", 0.4},
    Part{"usr/lib/app/plugins/tls.so", 0.1},
    Part{"usr/bin/app", 0.15},
    Part{"var/cache/apt/pkgcache.bin", 0.2},
    Part{"var/lib/dpkg/status", 0.01, FileMark::Changed},
    Part{"usr/share/locale/fr.mo", 0, FileMark::Deleted},
};
constexpr std::array kConfigure{
    Part{"etc/app/app.conf", 0.6},
    Part{"etc/passwd", 0.1, FileMark::Changed},
    Part{"var/cache/apt/pkgcache.bin", 0, FileMark::Deleted},
};

template <std::size_t N>
LayerContent contentOf(const backend::ImageLayer& layer, const std::array<Part, N>& parts)
{
    LayerContent content{.digest = layer.digest, .bytes = layer.size};
    for (const Part& part : parts)
        content.entries.push_back(
            {QString::fromLatin1(part.path), FileType::File, qint64(double(layer.size) * part.share), part.mark});
    return content;
}

/// What goes with the numbers that lists show: files in memory, and waiting that has its cause elsewhere too.
std::optional<double> numberOf(const QString& name, const Load& load)
{
    constexpr double kFiles = 1.22;
    constexpr double kThrottled = 0.7;
    constexpr double kReclaiming = 0.15;
    constexpr double kBytesToWaitFor = 64.0 * 1024 * 1024;
    if (name == "memory"_L1)
        return load.memoryBytes * kFiles;
    if (name == "cpu.throttled"_L1)
        return load.pressure * kThrottled;
    if (name == "memory.pressure"_L1)
        return load.pressure * kReclaiming;
    if (name == "io.pressure"_L1)
        return std::min(1.0, (load.diskRead + load.diskWritten) / kBytesToWaitFor);
    return std::nullopt;
}

} // namespace

backend::Pending<std::vector<LayerContent>> InsightSource::layers(const QString& key)
{
    using Contents = std::vector<LayerContent>;
    if (m_stage.lost)
        return m_stage.reply<Contents>(*m_stage.lost);
    const auto image = m_stage.world.get<backend::Image>(key);
    if (!image)
        return m_stage.reply<Contents>(notFound(backend::Kind::Image, key));
    Contents contents;
    for (const backend::ImageLayer& layer : image->layers) {
        if (contents.empty())
            contents.push_back(contentOf(layer, kBase));
        else if (contents.size() == 1)
            contents.push_back(contentOf(layer, kInstall));
        else
            contents.push_back(contentOf(layer, kConfigure));
    }
    return m_stage.reply<Contents>(std::move(contents));
}

backend::Pending<backend::Numbers> InsightSource::numbers(const backend::NumbersAsked& asked)
{
    using backend::Numbers;
    if (m_stage.lost)
        return m_stage.reply<Numbers>(*m_stage.lost);
    const World& world = m_stage.world;
    if (!world.find(asked.ref.kind, asked.ref.key))
        return m_stage.reply<Numbers>(notFound(asked.ref.kind, asked.ref.key));
    constexpr int kMost = 10'000;
    const bool isNewest = asked.from >= asked.to;
    const int count = isNewest ? 1 : std::clamp(asked.points, 1, kMost);
    const qint64 step = isNewest ? 0 : std::max<qint64>(1, (asked.to - asked.from) / count);
    const qint64 newest = isNewest ? world.now() : std::min(asked.to, world.now());
    Numbers numbers;
    for (int i = count - 1; i >= 0; --i) {
        const qint64 at = newest - i * step;
        const auto load = loadAt(world, asked.ref, at);
        for (const QString& name : asked.names) {
            const auto value = load ? numberOf(name, *load) : std::nullopt;
            if (value)
                numbers[name].push_back({at, *value});
        }
    }
    return m_stage.reply<Numbers>(std::move(numbers));
}

} // namespace darse::connect::demo
