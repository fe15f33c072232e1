"""Any store that speaks S3. Keys and secrets come from the environment or the files that its own tools use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from chronicle.model.diagnostic import Said
from chronicle.publish.hosting import cache_control, content_type
from chronicle.publish.target import Done, PublishError, Source
from chronicle.settings import Target

AT_ONCE = 16
_MISSING = ("404", "NoSuchKey", "NotFound")
_DENIED = ("403", "401", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken")


class S3Store:
    """Files below a prefix of a bucket."""

    def __init__(self, target: Target) -> None:
        try:
            import boto3
            from botocore import exceptions
            from botocore.config import Config
        except ImportError:
            raise PublishError(
                Said("publishing to s3 wants the package boto3", "发布到 s3 需要 boto3"),
                Said("run: pip install 'chronicle[s3]'", "请运行：pip install 'chronicle[s3]'"),
            ) from None
        self._errors = exceptions
        self._bucket = target.bucket
        self._prefix = f"{target.path.strip('/')}/" if target.path.strip("/") else ""
        config = Config(
            connect_timeout=20,
            read_timeout=60,
            retries={"max_attempts": 3},
            max_pool_connections=AT_ONCE,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        self._client: Any = boto3.client(
            "s3", endpoint_url=target.endpoint or None, region_name=target.region or None, config=config
        )

    def _call(self, name: str, **words: Any) -> Any:
        try:
            return getattr(self._client, name)(Bucket=self._bucket, **words)
        except self._errors.ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in _MISSING:
                raise FileNotFoundError(code) from None
            if code in ("PreconditionFailed", "412", "ConditionalRequestConflict"):
                raise FileExistsError(code) from None
            if code in _DENIED:
                raise _denied() from None
            raise PublishError(
                Said(f"the store said {code} to {name}", f"存储对 {name} 回应 {code}"),
                Said("mend this and run it again; it goes on where it was", "请处理后再运行，会接着做"),
            ) from None
        except (self._errors.NoCredentialsError, self._errors.PartialCredentialsError):
            raise _denied() from None
        except self._errors.BotoCoreError as error:
            raise ConnectionError(type(error).__name__) from None

    def begin(self) -> None:
        """A bucket is made by its owner."""

    def read(self, path: str) -> bytes | None:
        """As `Store`."""
        try:
            return bytes(self._call("get_object", Key=self._prefix + path)["Body"].read())
        except FileNotFoundError as error:
            if str(error) == "NoSuchBucket":
                raise
            return None

    def write(self, path: str, data: bytes) -> None:
        """As `Store`."""
        self._put(path, data)

    def _put(self, path: str, source: Source, **words: Any) -> int:
        data = source.read_bytes() if isinstance(source, Path) else source
        if path.endswith(".gz"):
            words["ContentEncoding"] = "gzip"
        self._call(
            "put_object",
            Key=self._prefix + path,
            Body=data,
            ContentType=content_type(path),
            CacheControl="no-store" if path.startswith(".chronicle/") else cache_control(path),
            **words,
        )
        return len(data)

    def create(self, path: str, data: bytes) -> bool:
        """As `Store`."""
        if self.present([path]):
            return False
        try:
            self._put(path, data, IfNoneMatch="*")
        except FileExistsError:
            return False
        return True

    def send(self, below: str, sources: Mapping[str, Source], home: Path, done: Done) -> None:  # noqa: ARG002
        """As `Store`."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for size in pool.map(lambda path: self._put(below + path, sources[path]), sources):
                done(size)

    def walk(self, below: str) -> set[str]:
        """As `Store`."""
        top = f"{self._prefix}{below}"
        return {key.removeprefix(top) for key in self._keys(top) if not key.removeprefix(top).startswith(".chronicle/")}

    def _keys(self, prefix: str) -> Iterator[str]:
        more: dict[str, str] = {}
        while True:
            page = self._call("list_objects_v2", Prefix=prefix, **more)
            yield from (row["Key"] for row in page.get("Contents", ()))
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def present(self, paths: Iterable[str]) -> set[str]:
        """As `Store`. Many are asked about by a list of all."""
        many = set(paths)
        if len(many) > 100:
            return many & self.walk("")
        found = set()
        for path in many:
            with suppress(FileNotFoundError):
                self._call("head_object", Key=self._prefix + path)
                found.add(path)
        return found

    def remove(self, below: str, paths: Iterable[str]) -> None:
        """As `Store`."""
        keys = [{"Key": f"{self._prefix}{below}{path}"} for path in paths]
        for at in range(0, len(keys), 1000):
            self._call("delete_objects", Delete={"Objects": keys[at : at + 1000], "Quiet": True})

    def old_versions(self) -> Said | None:
        """What to say after a withdrawal where the store keeps what was replaced."""
        try:
            status = self._call("get_bucket_versioning").get("Status")
        except (OSError, PublishError):
            status = "?"
        if not status:
            return None
        return Said(
            "this bucket may keep old versions, which chronicle cannot remove: remove those of what was withdrawn",
            "这个存储桶可能留有文件的旧版本，chronicle 删不了：请删去已撤下内容的旧版本",
        )

    def close(self) -> None:
        """As `Store`."""
        self._client.close()


def _denied() -> PublishError:
    return PublishError(
        Said("the store refused the key; nothing was sent", "存储拒绝了密钥；什么也没有发送"),
        Said(
            "give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY by the environment, or a profile in ~/.aws",
            "请用环境变量 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY，或 ~/.aws 里的配置",
        ),
    )
