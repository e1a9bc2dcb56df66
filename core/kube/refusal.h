// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kinds.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <vector>

namespace darse::kube {

/// Why the value of a field is refused, in the words of Kubernetes.
struct FieldError {
    std::string path;        ///< "spec.containers[0].image"
    std::string_view reason; ///< "FieldValueRequired"
    std::string said;        ///< "Required value: must specify a handler type"
};

/// "spec.containers[0].image: Required value"
[[nodiscard]] std::string toString(const FieldError& error);

/// What is wrong with an object, as it is found.
class Refusals {
public:
    void required(std::string path, const std::string& why = {});
    void invalid(std::string path, const nlohmann::json& value, const std::string& why);
    void duplicate(std::string path, const nlohmann::json& value);
    void notFound(std::string path, const nlohmann::json& value);
    void unsupported(std::string path, const nlohmann::json& value, std::span<const std::string_view> choices);
    void forbidden(std::string path, const std::string& why);
    void add(FieldError error) { m_errors.push_back(std::move(error)); }

    [[nodiscard]] bool isEmpty() const { return m_errors.empty(); }
    [[nodiscard]] std::size_t size() const { return m_errors.size(); }
    [[nodiscard]] std::vector<FieldError> take() { return std::move(m_errors); }

private:
    std::vector<FieldError> m_errors;
};

/// InvalidInput as Kubernetes says it: "Pod \"web\" is invalid: spec.containers: Required value". Its detail is the
/// `details` of a Status: kind, name, and the causes by field.
[[nodiscard]] Error invalid(const Kind& kind, const std::string& name, const std::vector<FieldError>& errors);
/// The same when there is something wrong.
[[nodiscard]] Result<void> refuse(const Kind& kind, const nlohmann::json& object, Refusals refusals);

} // namespace darse::kube
