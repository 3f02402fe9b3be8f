using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

/// <summary>Cuts users in the order of their ids into slices, so that what is counted or sorted at once fits into memory.</summary>
internal static class UserSlices
{
    private const long PlacesOfASlice = 1_000;

    /// <summary>The first user of each slice and the first one behind it, of about so many sessions each; a null end is open. One slice where there are few sessions.</summary>
    internal static IEnumerable<(long? FirstUser, long? EndUser)> Of(WarehouseLoad load, long sliceSessions)
    {
        var oneOf = Math.Max(1, sliceSessions / PlacesOfASlice);
        var ends = SqlScript
            .Load(typeof(UserSlices), "user_slices.sql")
            .Query<long?>(load.Session, new { one_of_sessions = oneOf, slice_places = sliceSessions / oneOf });
        return ends.Prepend(null).Zip(ends.Append(null));
    }
}
