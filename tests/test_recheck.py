"""The row stands alone: sympy and nothing of the engine's arithmetic finds every step and the answer again."""

import sympy
from rows import mixed_rows


def test_sympy_finds_every_step_and_the_answer_again() -> None:
    steps = 0
    for row in mixed_rows():
        env = {g["name"]: sympy.sympify(g["expr"]) for g in row["given"]}
        for given in row["given"]:
            assert abs(float(env[given["name"]]) - given["value"]) < 1e-9 * given["value"], row["id"]
        for step in row["steps"]:
            symbols = {name: sympy.Symbol(name) for name in env}
            expr = sympy.sympify(step["expr"], locals=symbols)
            assert {str(s) for s in expr.free_symbols} <= set(step["uses"]) <= set(env), (row["id"], step)
            found = expr.subs({symbols[name]: env[name] for name in step["uses"]})
            stated = sympy.sympify(step["value"])
            difference = sympy.N(found - stated, 30)
            assert abs(difference) < 1e-20 * max(1, abs(float(stated))), (row["id"], step)
            env[step["name"]] = stated
            steps += 1
        assert row["steps"][-1]["value"] == row["answer_expr"]
        assert row["steps"][-1]["name"] == row["goal"]["name"]
        assert abs(float(env[row["goal"]["name"]]) - row["answer_value"]) < 1e-9 * abs(row["answer_value"])
    assert steps > len(mixed_rows())
