namespace EcommerceNotebooks;

/// <summary>What questions can be asked of: a <see cref="Shop"/>, which answers each in a session of its own, or a <see cref="ShopSession"/>, which answers them itself.</summary>
public interface IShopScope
{
    /// <summary>The shop.</summary>
    internal Shop Shop { get; }

    /// <summary>Answers a question in a session whose temporary objects no other question sees; once more and alone, if it ran out of memory while others were asked.</summary>
    internal T Ask<T>(Func<ShopSession, T> question);

    /// <summary>Runs in such a session what is not to be done twice.</summary>
    internal T Run<T>(Func<ShopSession, T> step);

    /// <summary>Runs on the connection that the caller has too, and with it the caller's temporary objects.</summary>
    internal T RunOnConnection<T>(Func<ShopSession, T> step);

    /// <summary>Waits until no other session is open, and keeps others waiting until disposed.</summary>
    internal IDisposable TakeAlone();

    /// <summary>Cancels what is asked.</summary>
    internal CancellationToken CancellationToken { get; }
}
