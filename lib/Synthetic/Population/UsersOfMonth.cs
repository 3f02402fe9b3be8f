namespace EcommerceNotebooks.Synthetic.Population;

/// <summary>Expected users of a month by group; see <see cref="Months.MonthProfile"/> for core and others.</summary>
internal readonly record struct UsersOfMonth(
    double CoreKnown,
    double CoreRegistering,
    double OthersKnown,
    double OthersRegistering
);
