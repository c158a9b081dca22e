// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/county/folder.hpp"

#include <stdlib.h>

#include <fstream>
#include <stdexcept>
#include <utility>

#include "adapters/county/load.hpp"

namespace tests::county {
namespace {

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "shao-county-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  return name;
}

}  // namespace

Folder::Folder() : path_(new_folder()) {
  write("county.csv", "code,name\n511725,渠县\n");
  write("streets.csv", "code,name\ns1,渠江街道\ns2,渠南街道\n");
  write("communities.csv", "code,name,street\nc1,胜利社区,s1\nc2,南坝社区,s2\n");
  write("areas.csv", "code,name,street\na1,第一片区,s1\na2,第二片区,s2\n");
  write("grids.csv",
        "code,name,type,community,area\ng1,1号小区,dedicated,c1,a1\ng2,2号小区,base,c1,a1\n");
  write("grid_shapes.csv",
        "grid,polygon\ng1,106 30;107 30;107 31;106 31;106 30\n"
        "g2,107 30;108 30;108 31;107 31;107 30\n");
  write("units.csv",
        "code,name,english,kind,parent,street\nD17,综执局,Enforcement,department,,\n"
        "D18,消防大队,Fire,department,,\nS,街道办,Street,street,,\nSs1,渠江街道办,,street,S,s1\n");
  write("categories.csv",
        "code,name,english,lead,co,severity,first_response,resolution,workflow,note\n"
        "E0496,占用消防通道,blocked fire lane,D18,D17 S,1,0.5 UH,2 UH,incident,\n");
  write("whistles.csv",
        "type,name,needs_approval,ack,arrive,plan,resolve,join,who_may_blow,standdown_rule\n"
        "daily,日常哨,yes,4 WH,1 WD,2 WD,,all,grid_chief leader,\n");
  write("limits.csv", "name,category,whistle,severity,limit,source\nresolve,,,,7 WD,本县\n");
  write(
      "calendars.csv",
      "id,zone,hours,weekdays\ncounty,Asia/Shanghai,08:00-12:00 14:00-18:00,Mon Tue Wed Thu Fri\n");
  write("posts.csv", "id,title,role,scope\ngrid_chief.g1,1号网格长,grid_chief,g1\n");
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void Folder::write(const std::string& file, const std::string& text) const {
  std::ofstream(path_ / file, std::ios::binary) << text;
}

void Folder::remove(const std::string& file) const { std::filesystem::remove(path_ / file); }

std::string Folder::faults() const {
  const auto loaded = adapters::county::load_county(path_);
  if (loaded) return {};
  std::string lines;
  for (engine::Fault fault : loaded.faults()) {
    if (fault.remedy.empty()) lines += "(no remedy) ";
    fault.file = std::filesystem::path(fault.file).filename().string();
    fault.remedy.clear();
    lines += to_string(fault) + "\n";
  }
  return lines;
}

}  // namespace tests::county
