"""The twelve questions of the reference reading, asked of a study through its public questions."""

import json

from allegiance.model.edtf import parse_box
from allegiance.model.when import iso


def answers(study, queries):
    """Lines `{id, rows}` as the checker beside the project reads them."""
    return [{"id": q["id"], "rows": [dict(row) for row in ask(study, q["verb"], q["args"])]} for q in queries]


def ask(study, verb, args):
    match verb:
        case "on":
            return study.on(args["date"], about=args["about"], relations=args["relations"]).rows
        case "who":
            return [row for row in study.who(args["about"]).rows if row.get("relation") in args["relations"]]
        case "agreement":
            one, other = args["about"]
            return [r for r in study.between(one, other).rows if r["relation"] == "agreement" and began_in(r, args["date"])]
        case "why":
            rows = study.between(*args["roles"]).rows
            return [r for r in rows if r["relation"] in (args["relation"], "agreement")]
        case "between":
            rows = study.between(*args["roles"], since=args.get("since", ""), until=args.get("until", "")).rows
            return [r for r in rows if "until" not in args or (r["end"][1] or "9") <= args["until"]]
        case "claims":
            return study.claims(hedged=True).rows
        case "doubts":
            return study.doubts().rows
    raise AssertionError(verb)


def began_in(row, date):
    box = parse_box(date)
    low, high = row["start"]
    return (low or "") <= (iso(box.hi) or "9") and (high or "9") >= (iso(box.lo) or "")


def write(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
