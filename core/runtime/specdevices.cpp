// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/specparts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace darse::runtime {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Node {
    std::string path;
    struct stat status {};

    [[nodiscard]] const char* type() const { return S_ISBLK(status.st_mode) ? "b" : "c"; }
    [[nodiscard]] unsigned majorNumber() const { return major(status.st_rdev); }
    [[nodiscard]] unsigned minorNumber() const { return minor(status.st_rdev); }
};

/// What the runtime makes by itself.
constexpr std::array<std::string_view, 8> kMadeAnyway{
    "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty", "/dev/console", "/dev/ptmx",
};

/// Below these, terminals and queues of the host lie, not devices of the machine.
constexpr std::array<std::string_view, 5> kNotDevices{"/dev/pts", "/dev/shm", "/dev/fd", "/dev/mqueue", "/dev/.udev"};

bool isNode(const struct stat& status)
{
    return S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode);
}

json nodeJson(const Node& node, const std::string& inside)
{
    return {{"path", inside},
            {"type", node.type()},
            {"major", node.majorNumber()},
            {"minor", node.minorNumber()},
            {"fileMode", node.status.st_mode & 07777U},
            {"uid", node.status.st_uid},
            {"gid", node.status.st_gid}};
}

json ruleJson(const Node& node, const std::string& access)
{
    return {{"allow", true},
            {"type", node.type()},
            {"major", node.majorNumber()},
            {"minor", node.minorNumber()},
            {"access", access}};
}

/// Nodes that can be made by everybody, and those that everybody may use.
json usualRules()
{
    json rules = json::array({{{"allow", false}, {"access", "rwm"}},
                              {{"allow", true}, {"type", "c"}, {"access", "m"}},
                              {{"allow", true}, {"type", "b"}, {"access", "m"}},
                              {{"allow", true}, {"type", "c"}, {"major", 136}, {"access", "rwm"}}});
    constexpr std::array<std::pair<int, int>, 8> kUsual{
        {{1, 3}, {1, 5}, {1, 7}, {1, 8}, {1, 9}, {5, 0}, {5, 1}, {5, 2}}};
    for (const auto& [majorNumber, minorNumber] : kUsual)
        rules.push_back(
            {{"allow", true}, {"type", "c"}, {"major", majorNumber}, {"minor", minorNumber}, {"access", "rwm"}});
    return rules;
}

std::optional<Node> nodeAt(const std::string& path)
{
    Node node{.path = path};
    if (::stat(path.c_str(), &node.status) != 0 || !isNode(node.status))
        return std::nullopt;
    return node;
}

/// All device nodes below a folder, links left out.
std::vector<Node> nodesBelow(const std::string& folder)
{
    std::vector<Node> nodes;
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        const std::string path = walk->path().string();
        std::error_code ignored;
        if (std::ranges::find(kNotDevices, path) != kNotDevices.end())
            walk.disable_recursion_pending();
        else if (!walk->is_symlink(ignored))
            if (auto node = nodeAt(path))
                nodes.push_back(*std::move(node));
    }
    std::ranges::sort(nodes, {}, &Node::path);
    return nodes;
}

class Devices {
public:
    explicit Devices(const SpecInput& input) : m_input(input) {}

    void addAll()
    {
        made.rules.push_back({{"allow", true}, {"access", "rwm"}});
        for (const Node& node : nodesBelow("/dev"))
            if (std::ranges::find(kMadeAnyway, node.path) == kMadeAnyway.end())
                made.nodes.push_back(nodeJson(node, node.path));
    }

    Result<void> add(const container::Device& device)
    {
        const std::string inside = device.inside.empty() ? device.host : device.inside;
        if (!device.host.starts_with('/') || !inside.starts_with('/'))
            return Error(ErrorKind::InvalidInput, "device " + device.host + " is not an absolute path");
        if (device.permissions.find_first_not_of("rwm") != std::string::npos || device.permissions.empty())
            return Error(ErrorKind::InvalidInput, "device " + device.host + " has the permissions " +
                                                      device.permissions + ", which are not of rwm");
        if (const auto node = nodeAt(device.host)) {
            addNode(*node, inside, device.permissions);
            return ok();
        }
        return addFolder(device, inside);
    }

    Result<void> addRule(const std::string& rule);

    SpecDevices made;

private:
    Result<void> addFolder(const container::Device& device, const std::string& inside)
    {
        std::error_code ignored;
        const auto nodes = fs::is_directory(device.host, ignored) ? nodesBelow(device.host) : std::vector<Node>();
        if (nodes.empty())
            return Error(ErrorKind::InvalidInput, "there is no device " + device.host + " on this machine");
        for (const Node& node : nodes)
            addNode(node, inside + node.path.substr(device.host.size()), device.permissions);
        return ok();
    }

    void addNode(const Node& node, const std::string& inside, const std::string& access)
    {
        if (m_input.machine.isRootless) {
            // Nobody but the real root can make a node.
            made.mounts.push_back({.target = inside,
                                   .type = "bind",
                                   .source = node.path,
                                   .options = {"bind", "rprivate", "nosuid", "noexec",
                                               access.find('w') == std::string::npos ? "ro" : "rw"}});
            return;
        }
        made.nodes.push_back(nodeJson(node, inside));
        made.rules.push_back(ruleJson(node, access));
    }

    const SpecInput& m_input;
};

std::optional<std::int64_t> ruleNumber(std::string_view text)
{
    std::int64_t value = -1;
    if (text == "*")
        return value;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/// "c 13:* rwm"
Result<void> Devices::addRule(const std::string& rule)
{
    const Error wrong(ErrorKind::InvalidInput, "the device rule \"" + rule + "\" is not like \"c 13:* rwm\"");
    const auto colon = rule.find(':');
    const auto space = rule.find(' ', 2);
    if (rule.size() < 7 || std::string_view("abc").find(rule[0]) == std::string_view::npos || rule[1] != ' ' ||
        colon == std::string::npos || space == std::string::npos || colon > space)
        return wrong;
    const auto majorNumber = ruleNumber(std::string_view(rule).substr(2, colon - 2));
    const auto minorNumber = ruleNumber(std::string_view(rule).substr(colon + 1, space - colon - 1));
    const std::string access = rule.substr(space + 1);
    if (!majorNumber || !minorNumber || access.empty() || access.find_first_not_of("rwm") != std::string::npos)
        return wrong;
    json entry{{"allow", true}, {"type", rule.substr(0, 1)}, {"access", access}};
    if (*majorNumber >= 0)
        entry["major"] = *majorNumber;
    if (*minorNumber >= 0)
        entry["minor"] = *minorNumber;
    made.rules.push_back(std::move(entry));
    return ok();
}

} // namespace

Result<SpecDevices> settleDevices(const SpecInput& input, Warnings& warnings)
{
    Devices devices(input);
    const bool isRoot = !input.machine.isRootless;
    if (isRoot)
        devices.made.rules = usualRules();
    if (isRoot && input.isPrivileged())
        devices.addAll();
    for (const container::Device& device : input.config.devices)
        TRY(devices.add(device));
    for (const std::string& rule : input.config.deviceCgroupRules)
        TRY(devices.addRule(rule));
    if (!isRoot && !devices.made.rules.empty()) {
        devices.made.rules = json::array();
        warnings.emplace_back("Device rules need root, so they are left out.");
    }
    return std::move(devices.made);
}

} // namespace darse::runtime
