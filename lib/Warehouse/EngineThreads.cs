namespace EcommerceNotebooks.Warehouse;

/// <summary>The threads of the engine, for work that runs beside it.</summary>
internal static class EngineThreads
{
    /// <summary>How many threads the engine may use at once.</summary>
    internal static int Of(ShopSession session) =>
        SqlScript.Load(typeof(EngineThreads), "engine_threads.sql").QuerySingle<int>(session);
}
