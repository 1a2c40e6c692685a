/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * model_cost [--json] [--no-timing] [--threads N]
 *
 * What a clip of 5 s costs at 256p, 540p and 1080p, stage by stage, counted from the published shapes; then what this
 * machine's CPU does in fact. `showhorse bench --model` runs it.
 */
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cost/measure.h"
#include "cost/stages.h"

namespace {

using namespace happyhorse::cost;

constexpr double kTera = 1e12, kGiga = 1e9;

void print(const RequestShape& request, const std::vector<StageCost>& stages) {
  std::printf("\n%s: 5 s, prompt of %lld tokens\n", request.name.c_str(), static_cast<long long>(request.text_rows));
  std::printf("  %-18s %-36s %10s %10s %10s %12s %12s\n", "stage", "", "TFLOP", "attention", "GB moved", "weights GB",
              "work GB");
  double operations = 0, bytes = 0;
  for (const StageCost& stage : stages) {
    std::printf("  %-18s %-36s %10.2f %9.0f%% %10.1f %12.2f %12.2f\n", stage.name.c_str(), stage.what.c_str(),
                stage.operations() / kTera, 100 * stage.each.attention / stage.each.operations(), stage.bytes() / kGiga,
                static_cast<double>(stage.weights) / kGiga, static_cast<double>(stage.activations) / kGiga);
    operations += stage.operations();
    bytes += stage.bytes();
  }
  std::printf("  %-18s %-36s %10.2f %10s %10.1f\n", "together", "", operations / kTera, "", bytes / kGiga);
}

void print(const std::vector<Measured>& measured) {
  std::printf("\nMeasured on this machine's CPU, with computed weights; not a clip, and no other machine's speed:\n");
  for (const Measured& one : measured) {
    std::printf("  %s: %.3f TFLOP in %.2f s, %.0f GFLOP/s\n", one.name.c_str(), one.operations / kTera, one.seconds,
                one.operations / one.seconds / kGiga);
  }
}

nlohmann::json json_of(const RequestShape& request, const std::vector<StageCost>& stages) {
  nlohmann::json list = nlohmann::json::array();
  for (const StageCost& stage : stages) {
    list.push_back({{"stage", stage.name},
                    {"what", stage.what},
                    {"runs", stage.runs},
                    {"operations", stage.operations()},
                    {"operations_per_run",
                     {{"products", stage.each.products},
                      {"attention", stage.each.attention},
                      {"convolutions", stage.each.convolutions}}},
                    {"bytes_moved", stage.bytes()},
                    {"weight_bytes", stage.weights},
                    {"work_bytes", stage.activations}});
  }
  return {{"request", request.name}, {"seconds", 5}, {"prompt_tokens", request.text_rows}, {"stages", list}};
}

nlohmann::json json_of(const std::vector<Measured>& measured) {
  nlohmann::json list = nlohmann::json::array();
  for (const Measured& one : measured) {
    list.push_back({{"what", one.name}, {"operations", one.operations}, {"seconds", one.seconds}});
  }
  return list;
}

}  // namespace

int main(int argc, char** argv) {
  bool json = false, timing = true;
  int threads = 0;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--json") == 0) {
      json = true;
    } else if (std::strcmp(argv[i], "--no-timing") == 0) {
      timing = false;
    } else if (std::strcmp(argv[i], "--threads") == 0 && i + 1 < argc) {
      threads = std::atoi(argv[++i]);
    } else {
      std::cerr << "usage: model_cost [--json] [--no-timing] [--threads N]\n";
      return 2;
    }
  }
  try {
    nlohmann::json result{{"requests", nlohmann::json::array()}};
    if (!json) {
      std::printf(
          "Counted by running the model's code on shapes alone. TFLOP: two operations a multiply-add of products,\n"
          "attention and convolutions. GB moved: every operation's operands and results once, nothing fused. Work: "
          "the\n"
          "most that is held beside the weights. Sound is f32, all else as published (bf16 rounding points).\n");
    }
    for (const RequestShape& request : published_requests()) {
      const std::vector<StageCost> stages = stages_of(request);
      if (json) {
        result["requests"].push_back(json_of(request, stages));
      } else {
        print(request, stages);
        std::fflush(stdout);
      }
    }
    if (timing) {
      const std::vector<Measured> measured = measure(threads);
      if (json) {
        result["measured"] = json_of(measured);
      } else {
        print(measured);
      }
    }
    if (json) std::cout << result.dump(1) << "\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "model_cost: " << error.what() << "\n";
    return 1;
  }
}
