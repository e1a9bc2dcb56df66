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

/// What a Status says that its kind of error does not tell.
struct StatusWords { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    int code = 0;    ///< 0: the usual one of the error
    std::string_view reason{};
    nlohmann::json details = nlohmann::json::object();
    nlohmann::json metadata = nlohmann::json::object();
};
/// An error whose detail is these words; wordsOfStatus() reads them again.
[[nodiscard]] Error statusError(ErrorKind kind, std::string message, const StatusWords& words);
/// As `statusError()` wrote them; an empty object for any other error.
[[nodiscard]] nlohmann::json wordsOfStatus(const Error& error);
/// Of an object that is meant: {"name": …, "kind": "pods"}
[[nodiscard]] nlohmann::json detailsOf(const Kind& kind, const std::string& name);

/// InvalidInput as Kubernetes says it: "Pod \"web\" is invalid: spec.containers: Required value". Its details are kind,
/// name, and the causes by field.
[[nodiscard]] Error invalid(const Kind& kind, const std::string& name, const std::vector<FieldError>& errors);
/// The same when there is something wrong.
[[nodiscard]] Result<void> refuse(const Kind& kind, const nlohmann::json& object, Refusals refusals);

} // namespace darse::kube
