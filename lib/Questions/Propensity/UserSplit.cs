using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Deals rows out by a hash of their users, so that all rows of a user are on one side.</summary>
internal static class UserSplit
{
    /// <summary>The rows of each part, in their order: a part's share is the next of <paramref name="shares"/>, and the last part takes the rest.</summary>
    internal static int[][] Of(long[] users, ulong seed, params double[] shares)
    {
        var parts = Enumerable.Range(0, shares.Length + 1).Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < users.Length; row++)
        {
            var place = Hash64.Unit(Hash64.Of(seed, unchecked((ulong)users[row])));
            var part = 0;
            while (part < shares.Length && place >= shares[part])
            {
                place -= shares[part++];
            }

            parts[part].Add(row);
        }

        return [.. parts.Select(part => part.ToArray())];
    }
}
