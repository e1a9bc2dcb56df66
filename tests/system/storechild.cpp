// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// storechild ROOT SEED: pulls, loads, removes and prunes until it is killed. On standard output stands what it has
// begun and done: "begin +2", "done +2", "begin -1", "begin -*" …
#include "tests/system/storechild.h"

#include "core/store/archive.h"

#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>
#include <unistd.h>

using namespace darse;
using namespace darse::test;

namespace {

void say(const std::string& line)
{
    const std::string text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        std::abort();
}

template <class T>
void require(const Result<T>& result)
{
    if (result)
        return;
    std::fprintf(stderr, "storechild: %s\n", result.error().message().c_str());
    std::exit(2);
}

class Child {
public:
    explicit Child(store::ImageStore& store, unsigned seed) : m_store(store), m_random(seed) {}

    void step()
    {
        const int number = pick(kChildImages);
        const std::string suffix = std::to_string(number);
        switch (pick(6)) {
        case 0:
        case 1:
            return act("+" + suffix, [&] { pull(number); });
        case 2:
            return act("+" + suffix, [&] { load(number); });
        case 3:
        case 4:
            return act("-" + suffix, [&] { remove(number); });
        default:
            return act("-*", [&] { require(m_store.prune({.scope = store::PruneScope::Unused})); });
        }
    }

private:
    int pick(int count) { return std::uniform_int_distribution(0, count - 1)(m_random); }

    template <class Action>
    static void act(const std::string& what, Action action)
    {
        say("begin " + what);
        action();
        say("done " + what);
    }

    const TestImage& imageOf(int number)
    {
        const auto [place, isNew] = m_images.try_emplace(number);
        if (isNew)
            place->second = childImage(number);
        return place->second;
    }

    void pull(int number)
    {
        const TestImage& image = imageOf(number);
        const auto intake = m_store.intake();
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < image.layers.size(); ++i) {
                threads.emplace_back(
                    [&, i] { require(intake->addLayer(image.plans[i], sourceOf(image.layers[i].blob), {}, {})); });
            }
        }
        require(intake->commit(newImage(image, {childImageName(number)})));
    }

    /// From an archive that is made beside the store.
    void load(int number)
    {
        const TestImage& image = imageOf(number);
        std::vector<TarFile> files{{"config.json", image.configJson}};
        std::string layers;
        for (std::size_t i = 0; i < image.layers.size(); ++i) {
            const std::string name = std::to_string(i) + "/layer.tar";
            files.push_back({name, image.layers[i].tar});
            layers += (i == 0 ? "\"" : ",\"") + name + "\"";
        }
        files.push_back({"manifest.json", R"([{"Config":"config.json","RepoTags":[")" + childImageName(number) +
                                              R"("],"Layers":[)" + layers + "]}]"});
        require(store::loadArchive(m_store, sourceOf(makeTar(files)), {}));
    }

    void remove(int number)
    {
        const auto removed = m_store.remove(childImageName(number), store::Force::No);
        if (!removed && removed.error().kind() != ErrorKind::NotFound)
            require(removed);
    }

    store::ImageStore& m_store;
    std::mt19937 m_random;
    std::map<int, TestImage> m_images;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    auto store = store::ImageStore::open(
        argv[1], {.marks = store::OverlayMarks::User, .limits = {}, .search = {}, .usedBy = {}});
    require(store);
    Child child(**store, static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)));
    for (;;)
        child.step();
}
