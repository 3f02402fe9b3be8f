using EcommerceNotebooks.Synthetic;

namespace Tests.Customers.Planted;

/// <summary>All seven months, small: enough for cohorts to be followed over half a year.</summary>
public sealed class SevenMonthsShop() : PlantedShop(0.001, EventGenerator.Presets);
