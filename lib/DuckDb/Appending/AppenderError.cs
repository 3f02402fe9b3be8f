using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>What an appender reports when it fails.</summary>
internal static unsafe class AppenderError
{
    internal static DuckDbException Of(AppenderHandle appender)
    {
        using var error = new ErrorDataHandle(NativeMethods.AppenderErrorData(appender));
        var message = error.IsInvalid ? null : NativeMethods.Text(NativeMethods.ErrorDataMessage(error));
        return new DuckDbException(
            message ?? "The appender could not be opened.",
            error.IsInvalid ? DuckDbErrorType.Invalid : NativeMethods.ErrorDataErrorType(error)
        );
    }
}
