namespace EcommerceNotebooks;

/// <summary>What questions can be asked of: a <see cref="Shop"/>, which answers each in a session of its own, or a <see cref="ShopSession"/>, which answers them itself.</summary>
public interface IShopScope
{
    /// <summary>The shop.</summary>
    internal Shop Shop { get; }

    /// <summary>Answers a question in a session whose temporary objects no other question sees.</summary>
    internal T Ask<T>(Func<ShopSession, T> question);

    /// <summary>Answers a question on the connection that the caller has too, and with it the caller's temporary objects.</summary>
    internal T AskOnConnection<T>(Func<ShopSession, T> question);

    /// <summary>Waits until no other session is open, and keeps others waiting until disposed.</summary>
    internal IDisposable TakeAlone();

    /// <summary>Cancels what is asked.</summary>
    internal CancellationToken CancellationToken { get; }
}
