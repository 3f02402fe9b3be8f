"""Events, purchases and revenue in cents by brand of one CSV file, by pandas. Arguments: the file, the folder for answer.csv."""

import sys

import pandas

TYPES = {
    "event_type": "str",
    "product_id": "int64",
    "category_id": "int64",
    "category_code": "str",
    "brand": "str",
    "price": "float64",
    "user_id": "int64",
    "user_session": "str",
}

source, folder = sys.argv[1:]
events = pandas.read_csv(source, dtype=TYPES, keep_default_na=False, na_values={"brand": [""], "category_code": [""]})
events["event_time"] = pandas.to_datetime(events["event_time"], format="%Y-%m-%d %H:%M:%S UTC")
events["cents"] = (events["price"] * 100).round().astype("int64")
bought = events["event_type"] == "purchase"
answer = (
    events.assign(brand=events["brand"].fillna(""), bought=bought, cents=events["cents"].where(bought, 0))
    .groupby("brand", sort=True)
    .agg(events=("event_type", "size"), purchases=("bought", "sum"), revenue_cents=("cents", "sum"))
)
answer.to_csv(f"{folder}/answer.csv")
