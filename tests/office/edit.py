"""A deal in two states, edited as two parties would: edit.py CASE BEFORE AFTER writes both as deal files."""

import copy
import json
import sys

case, before_file, after_file = sys.argv[1:]
with open(case, encoding="utf-8") as file:
    before = json.load(file)["deal"]

before["clauses"] = [
    {"section": "warranties", "removed": "true"},
    {"section": "law", "text": "Hearings are held in English.\n听证以英文进行，每年两次。\nCosts are shared."},
    {"section": "exclusivity", "text": "Only for this asset."},
]
after = copy.deepcopy(before)
after["title"] = "Second draft"
terms = after["terms"]
terms["parties"]["licensor"]["name"] = 'Acme </w:t></w:ins><w:del w:id="7"> & 子公司 \u202e\u05d0'
terms["upfront"][0]["amount"] = 60
terms["upfront"].insert(
    0, {"label": "signing fee", "amount": 5, "days_after_effective": 30, "form": "cash"}
)
del terms["milestones"][3]
terms["royalties"][0]["tiers"][1]["rate"] = 0.125
terms["structure"] = {
    "kind": "newco", "licensor_equity": 0.199, "future_dilution": 0.45, "haircut": 0.0,
}
after["clauses"] = [
    # Brought back, left out (the last section too), said another way, binding, written to.
    {"section": "warranties", "text": "Each warranty is given at signing."},
    {"section": "law", "text": "Hearings are held in English or Chinese.\n听证以中文进行，每年三次。", "binding": "non_binding"},
    {"section": "exclusivity", "removed": "true"},
    {"section": "binding", "removed": "true"},
    {"section": "milestones", "choice": "catch_up"},
    {"section": "upfront", "choice": "refundable", "binding": "binding"},
    {"section": "confidentiality", "text": "A first addition.\nA second one."},
]
for deal, name in [(before, before_file), (after, after_file)]:
    with open(name, "w", encoding="utf-8") as file:
        json.dump(deal, file, ensure_ascii=False)
